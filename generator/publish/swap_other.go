//go:build !linux

package publish

import "errors"

// exchange is known on Linux only; the caller renames twice.
func exchange(a, b string) error { return errors.ErrUnsupported }
