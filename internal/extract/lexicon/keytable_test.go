package lexicon

import "testing"

func TestKeyTable(t *testing.T) {
	var table keyTable
	if _, ok := table.get(7); ok {
		t.Error("an empty table has a key")
	}
	want := map[uint64]int32{}
	key := uint64(1)
	for i := range int32(5000) {
		key = key*6364136223846793005 + 1442695040888963407
		k := key >> 53 // few keys, so that many are put twice
		if k == 0 {
			continue
		}
		table.put(k, i)
		want[k] = i
	}
	table.put(0, 1)
	if _, ok := table.get(0); ok || table.used != len(want) {
		t.Errorf("got %d keys, want %d, none of them 0", table.used, len(want))
	}
	for k, v := range want {
		if got, ok := table.get(k); !ok || got != v {
			t.Errorf("key %d: got %d, %v, want %d", k, got, ok, v)
		}
	}
	if _, ok := table.get(1 << 60); ok {
		t.Error("got a key that was never put")
	}
}
