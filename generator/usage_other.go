//go:build !unix

package main

import "time"

// cost is what the process has used so far; not known on this system.
type cost struct {
	cpu  time.Duration
	peak int64
}

func usage() cost { return cost{} }
