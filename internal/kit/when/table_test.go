package when

import (
	"testing"

	"github.com/hearsay-org/hearsay/internal/kit/lex"
)

func TestTables(t *testing.T) {
	if _, err := lex.NewTable(tableEN, tableUK, tableRU); err != nil {
		t.Fatal(err)
	}
}
