//go:build unix

package main

import (
	"runtime"
	"syscall"
	"time"
)

// cost is what the process has used so far.
type cost struct {
	cpu  time.Duration
	peak int64 // bytes of resident memory at its highest
}

func usage() cost {
	var r syscall.Rusage
	if syscall.Getrusage(syscall.RUSAGE_SELF, &r) != nil {
		return cost{}
	}
	peak := int64(r.Maxrss) // kilobytes, but bytes on darwin (getrusage(2))
	if runtime.GOOS != "darwin" {
		peak <<= 10
	}
	return cost{time.Duration(r.Utime.Nano() + r.Stime.Nano()), peak}
}
