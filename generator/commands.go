package main

import (
	"context"
	"errors"

	"guiju/generator/model"
	"guiju/generator/publish"
)

// publishFailure gives the errors of package publish their exit status and the
// reader's language.
func publishFailure(err error, lang model.Lang) error {
	code := exitMachine
	var refused *publish.RefusedError
	if errors.As(err, &refused) {
		code = exitUsage
	}
	var told interface{ Text(model.Lang) string }
	if errors.As(err, &told) && !errors.Is(err, context.Canceled) {
		err = errors.New(told.Text(lang))
	}
	return failure{code, err}
}
