package extract

import (
	"math"
	"strconv"
)

// percent writes a share for people.
func percent(share float64) string { return strconv.Itoa(int(math.Round(share*100))) + " %" }

// round keeps two digits.
func round(x float64) float64 { return math.Round(x*100) / 100 }
