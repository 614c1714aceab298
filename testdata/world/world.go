// Package world embeds the invented world: texts about a war that never was, in
// the order of their stories, with the claims that a careful reader finds in
// them. Package internal/world reads them.
package world

import "embed"

// Files holds a txtar archive for each story.
//
//go:embed *.txtar
var Files embed.FS
