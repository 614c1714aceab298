package cli

import (
	"fmt"
	"runtime"
	"runtime/debug"
)

type versionCmd struct{}

// Run prints the version, the revision where the build knows it, and the Go
// version and platform.
func (versionCmd) Run(world *IO) error {
	version, revision := version()
	_, err := fmt.Fprintf(world.Out, "hearsay %s%s (%s, %s/%s)\n", version, revision, runtime.Version(), runtime.GOOS, runtime.GOARCH)
	return err
}

// version returns the version that the build knows, and " " and its revision or
// nothing.
func version() (version, revision string) {
	version = "devel"
	if info, ok := debug.ReadBuildInfo(); ok {
		if v := info.Main.Version; v != "" && v != "(devel)" {
			version = v
		}
		for _, s := range info.Settings {
			if s.Key == "vcs.revision" && len(s.Value) >= 12 {
				revision = " " + s.Value[:12]
			}
		}
	}
	return version, revision
}
