package pipeline

import (
	"context"
	"sync"
)

// Each does work for items 0 to n-1 on at most workers goroutines and hands
// every result to done in the order of the items, one at a time. No more than
// 4 × workers results are held back. It stops early when ctx ends or done
// returns an error, waits for the work under way, and returns that error.
func Each[T any](ctx context.Context, n, workers int, work func(ctx context.Context, i int) (T, error), done func(i int, v T, err error) error) error {
	ctx, cancel := context.WithCancelCause(ctx)
	defer cancel(nil)
	type result struct {
		v   T
		err error
	}
	workers = max(1, min(workers, n))
	slots := make([]chan result, n) // one a result, so that their order is kept
	for i := range slots {
		slots[i] = make(chan result, 1)
	}
	ahead := make(chan struct{}, 4*workers)
	next := make(chan int)
	var wg sync.WaitGroup
	wg.Go(func() {
		defer close(next)
		for i := range n {
			select {
			case ahead <- struct{}{}:
			case <-ctx.Done():
				return
			}
			select {
			case next <- i:
			case <-ctx.Done():
				return
			}
		}
	})
	for range workers {
		wg.Go(func() {
			for i := range next {
				v, err := work(ctx, i)
				slots[i] <- result{v, err}
			}
		})
	}
	defer wg.Wait()
	for i := range n {
		select {
		case r := <-slots[i]:
			if err := done(i, r.v, r.err); err != nil {
				cancel(err)
				return err
			}
			<-ahead
		case <-ctx.Done():
			return context.Cause(ctx)
		}
	}
	return nil
}
