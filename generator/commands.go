package main

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"os"
	"strings"

	"github.com/spf13/cobra"

	"guiju/generator/model"
	"guiju/generator/publish"
	"guiju/generator/verify"
)

func (c *command) verifyCommand() *cobra.Command {
	return &cobra.Command{
		Use:   "verify [DIR|FILE.zip]",
		Short: "Read a published folder, or a ZIP made by pack, as a stranger and report what is wrong / 核验发布文件夹或压缩包",
		Args:  cobra.MaximumNArgs(1),
		RunE: func(_ *cobra.Command, args []string) error {
			_, _, lang, err := c.settings()
			if err != nil {
				return err
			}
			if len(args) == 1 {
				c.out = args[0]
			}
			problems, err := c.verified(c.out)
			if err != nil {
				return err
			}
			if len(problems) == 0 {
				fmt.Fprintf(c.stdout, "%s: whole and consistent / 完整无误\n", c.out)
				return nil
			}
			line := func(string, int) string { return "" }
			if err := report(c.stdout, problems, line, lang, "text", colours(c.stdout)); err != nil {
				return failure{exitMachine, err}
			}
			if model.HasErrors(problems) {
				return failure{exitIntegrity, errFound}
			}
			return nil
		},
	}
}

// verified reads a folder, or a ZIP without unpacking it.
func (c *command) verified(name string) ([]model.Problem, error) {
	if info, err := os.Stat(name); err == nil && info.Mode().IsRegular() && strings.HasSuffix(strings.ToLower(name), ".zip") {
		f, err := os.Open(name)
		if err != nil {
			return nil, failure{exitMachine, err}
		}
		defer f.Close()
		problems := verify.Pack(f, info.Size())
		for i := range problems {
			problems[i].Pos.File = cmp.Or(problems[i].Pos.File, name) // of the ZIP as a whole
		}
		return problems, nil
	}
	root, err := c.folder("", name)
	if err != nil {
		return nil, err
	}
	return verify.Run(root.FS()), nil
}

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
