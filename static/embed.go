// Package static carries the files that are published as they are, so that
// the binary can build without the repository.
package static

import "embed"

// FS holds the folder as it stands; the Go file is left out by package site.
//
//go:embed all:*
var FS embed.FS
