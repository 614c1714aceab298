package hearsay

import (
	"errors"
	"fmt"
)

// Code says what kind of failure an error is. It is mapped once per edge: to an
// exit code by the command line, to a status by HTTP, to a state by the runner.
type Code string

// The codes. Whatever carries none is Internal.
const (
	NotFound    Code = "not_found"   // what was asked for does not exist
	Invalid     Code = "invalid"     // the input cannot be used as it is
	Conflict    Code = "conflict"    // somebody else changed it first
	Forbidden   Code = "forbidden"   // a rule refuses it
	Unavailable Code = "unavailable" // it may work later
	Corrupt     Code = "corrupt"     // what was stored is damaged
	Internal    Code = "internal"    // a fault of the program
)

// Error is a failure with a code, a message for people and, where there is
// something that they can do, a hint.
type Error struct {
	Code    Code
	Message string // lower case, no full stop
	Hint    string // what to do; empty where nothing can be done
	cause   error
}

// Error returns the message.
func (e *Error) Error() string { return e.Message }

// Unwrap returns the cause, or nil.
func (e *Error) Unwrap() error { return e.cause }

// Errorf returns an Error of a code with a formatted message. What %w
// wraps is kept as its cause.
func Errorf(code Code, format string, args ...any) *Error {
	err := fmt.Errorf(format, args...)
	return &Error{Code: code, Message: err.Error(), cause: errors.Unwrap(err)}
}

// WithHint returns a copy of the error that says what to do.
func (e *Error) WithHint(format string, args ...any) *Error {
	c := *e
	c.Hint = fmt.Sprintf(format, args...)
	return &c
}

// ErrorCode returns the code of the first Error in err's chain, Internal where
// there is none, and "" for nil.
func ErrorCode(err error) Code {
	if err == nil {
		return ""
	}
	if e, ok := errors.AsType[*Error](err); ok {
		return e.Code
	}
	return Internal
}

// ErrorHint returns the first hint in err's chain, or "".
func ErrorHint(err error) string {
	for err != nil {
		if e, ok := err.(*Error); ok && e.Hint != "" {
			return e.Hint
		}
		err = errors.Unwrap(err)
	}
	return ""
}
