// Package layouts carries the templates, styles, scripts and interface words
// of the site in the binary, so that it can build without the repository.
package layouts

import "embed"

// FS holds the folder as it stands; all: because embed leaves out names that
// begin with _ or . otherwise.
//
//go:embed all:*
var FS embed.FS
