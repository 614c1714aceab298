package claims

import (
	"encoding/json"
	"errors"
	"io/fs"
	"math"
	"os"
	"os/exec"
	"testing"

	"github.com/hearsay-org/hearsay/eval/gold"
)

const shared = "../../../shared/eval"

// TestFiguresAreTheScorers compares with the annotation's own scorer: one
// annotation against the other.
func TestFiguresAreTheScorers(t *testing.T) {
	if _, err := os.Stat(shared + "/score.py"); errors.Is(err, fs.ErrNotExist) {
		t.Skip("NOT TESTED: the annotation's own scorer is not here: ", err)
	}
	out, err := exec.Command("python3", shared+"/score.py", shared+"/dev", shared+"/dev-second", "--json").Output()
	if errors.Is(err, exec.ErrNotFound) {
		t.Skip("NOT TESTED: the annotation's own scorer needs python3: ", err)
	}
	if err != nil {
		t.Fatal(err)
	}
	var want map[string]any
	if err := json.Unmarshal(out, &want); err != nil {
		t.Fatal(err)
	}
	first, err := gold.Load(shared + "/dev")
	if err != nil {
		t.Fatal(err)
	}
	sum := Counts{}
	for _, d := range first {
		found := &gold.Document{}
		data, err := os.ReadFile(shared + "/dev-second/" + d.ID + ".json")
		if err == nil {
			err = json.Unmarshal(data, found)
		}
		if err != nil {
			t.Fatal(err)
		}
		sum.Add(Count(d, found, nil))
	}
	for name, got := range sum.Figures() {
		w, ok := want[name].(float64)
		if m, is := want[name].(map[string]any); is {
			w, ok = m["f1"].(float64), true
		}
		if !ok {
			t.Errorf("the scorer has no figure %s", name)
		} else if math.Abs(got-w) > 0.0006 {
			t.Errorf("%s: got %.4f, the scorer says %.4f", name, got, w)
		}
	}
}
