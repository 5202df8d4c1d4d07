package upload

import (
	"fmt"

	"guiju/generator/model"
)

// RefusedError means that nothing was done, because it would have been wrong.
type RefusedError struct{ Reason model.Bilingual }

func (e *RefusedError) Error() string { return e.Reason.En }

// Text is Error in the reader's language.
func (e *RefusedError) Text(l model.Lang) string { return e.Reason.Or(l) }

func refuse(zh, en string, args ...any) error {
	return &RefusedError{Reason: model.Bilingual{Zh: fmt.Sprintf(zh, args...), En: fmt.Sprintf(en, args...)}}
}

// DamagedError means that a file is not what the manifest says, in the folder
// or in the history.
type DamagedError struct{ Path string }

func (e *DamagedError) Error() string { return e.Text(model.En) }

// Text is Error in the reader's language.
func (e *DamagedError) Text(l model.Lang) string {
	if l == model.Zh {
		return e.Path + "：与清单不符（SHA-256）"
	}
	return e.Path + ": is not what the manifest says (SHA-256)"
}

// CutShortError is a failure of the store. What readers see is whole; running
// the command again goes on.
type CutShortError struct {
	Target bool // something that readers see was already written
	Err    error
}

func (e *CutShortError) Unwrap() error { return e.Err }

func (e *CutShortError) Error() string { return e.Text(model.En) }

// Text is Error in the reader's language.
func (e *CutShortError) Text(l model.Lang) string {
	zh, en := "；读者看到的没有改动，再运行一次即可继续", "; what readers see is as it was; run the command again to go on"
	if e.Target {
		zh, en = "；发布到一半，网页都能打开；再运行一次即可继续", "; half-way, every page opens; run the command again to go on"
	}
	if l == model.Zh {
		return e.Err.Error() + zh
	}
	return e.Err.Error() + en
}
