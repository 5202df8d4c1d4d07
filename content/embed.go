// Package content carries the shipped content folder inside the program.
package content

import "embed"

//go:embed all:*
var FS embed.FS
