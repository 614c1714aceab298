// Package shape holds tests of the project's shape: which package may import
// which, how long files and functions are, that packages say what they are, and
// that the docs say what the program does. It has no code of its own; each
// exception stands in its tests with a reason.
package shape
