package main

import (
	"fmt"
	"os"
	"slices"
	"strings"

	"guiju/generator/model"
	"guiju/generator/source"
)

// memory is the content as a command reads it that records what somebody has
// compared (translated, mapped, checked): they write keys.toml and nothing else.
type memory struct {
	*command
	root     *os.Root
	sys      *model.System
	files    *source.Files
	problems []model.Problem
	lang     model.Lang
	day      model.Date
}

// remember opens the content; whoever asks closes its root.
func (c *command) remember() (*memory, error) {
	_, day, lang, err := c.settings()
	if err != nil {
		return nil, err
	}
	root, err := c.folder("--content ", c.content)
	if err != nil {
		return nil, err
	}
	sys, files, problems, err := source.Load(root.FS())
	if err != nil {
		root.Close()
		return nil, failure{exitMachine, err}
	}
	return &memory{c, root, sys, files, problems, lang, day}, nil
}

// trust ends the command if a file below one of the folders could not be read
// as it was meant: what is not read must not look like what was deleted.
func (m *memory) trust(folders ...string) error {
	return m.stop(slices.DeleteFunc(m.problems, func(p model.Problem) bool {
		return !slices.ContainsFunc(folders, func(f string) bool { return strings.HasPrefix(p.Pos.File, f+"/") })
	}), m.files, m.lang)
}

// keep writes a keys.toml, whole or not at all.
func (m *memory) keep(name string, b []byte) error {
	if err := writeWhole(m.root, name, 0o644, b, func() error { return nil }); err != nil {
		return failure{exitMachine, err}
	}
	return nil
}

// named finds things by the ids on the command line, once each; all for none.
// unknown says that there is none of an id, in both languages.
func named[T any](c *command, ids []string, all []*T, id func(*T) string, unknown model.Bilingual) (found []*T, err error) {
	if len(ids) == 0 {
		return all, nil
	}
	var known []string
	for _, v := range all {
		known = append(known, id(v))
	}
	for _, name := range ids {
		i := slices.Index(known, name)
		if i < 0 {
			hint := ""
			if near := model.Nearest(name, known); near != "" {
				hint = model.Bilingual{Zh: "；是不是 " + near + "？", En: "; did you mean " + near + "?"}.Or(model.Lang(c.lang))
			}
			return nil, c.usage(unknown.Zh+" %s%s", unknown.En+" %s%s", name, hint)
		}
		if !slices.Contains(found, all[i]) {
			found = append(found, all[i])
		}
	}
	return found, nil
}

// stateGroup is what is in one state; places has a line for each that an editor
// will want to look at.
type stateGroup struct {
	words  model.Bilingual
	count  int
	names  []string
	places []string
}

// add counts a thing, and names it once.
func (g *stateGroup) add(name string) {
	g.count++
	if !slices.Contains(g.names, name) {
		g.names = append(g.names, name)
	}
}

// listStates prints one line a state, and the places below it.
func (c *command) listStates(head string, groups []stateGroup) {
	fmt.Fprintln(c.stdout, head)
	for _, g := range groups {
		if g.count == 0 {
			continue
		}
		fmt.Fprintf(c.stdout, "  %s (%d): %s\n", g.words.Or(model.Lang(c.lang)), g.count, strings.Join(g.names, " "))
		for _, p := range g.places {
			fmt.Fprintf(c.stdout, "    %s\n", p)
		}
	}
}
