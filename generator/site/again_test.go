package site

import (
	"bytes"
	"maps"
	"slices"
	"testing"

	"guiju/generator/derive"
	"guiju/generator/model"
)

// TestRenderAgain: after any series of changes a Renderer gives the bytes that
// Build gives, and it renders little where little changed.
func TestRenderAgain(t *testing.T) {
	o := options()
	o.Alone = true
	sys := fixtureSystem
	var r Renderer
	for _, step := range []struct {
		name  string
		edit  func(*model.System, *Options)
		again bool // only some pages are rendered
	}{
		{"first", func(*model.System, *Options) {}, false},
		{"nothing", func(*model.System, *Options) {}, true},
		{"a text", func(s *model.System, _ *Options) {
			s.Works[0].Editions[1].Texts[model.Zh] = parsed(standardText+"\n\n第二行。\n", model.StandardGrammar, model.Zh)
		}, true},
		{"the text back", func(*model.System, *Options) {}, true},
		{"a title in many lists", func(s *model.System, _ *Options) {
			s.Works[0].Editions[1].Title.Zh = "另一个题目"
		}, true},
		{"a page gone", func(s *model.System, _ *Options) { s.Pages = nil }, false},
		{"a page come", func(*model.System, *Options) {}, false},
		{"what all pages show", func(s *model.System, _ *Options) { s.Config.Site.Title.Zh = "别的站名" }, false},
		{"a layout", func(_ *model.System, o *Options) {
			o.Layouts = overlay(t, o.Layouts, map[string]string{"glossary.html": `{{ define "main" }}<p>x</p>{{ end }}`})
		}, false},
		{"the layout back", func(*model.System, *Options) {}, false},
		{"layouts that look around", func(s *model.System, o *Options) {
			o.Alone = false
			s.Works[0].Editions[1].Title.Zh = "题目"
		}, false},
	} {
		s, o := sys(), o
		step.edit(s, &o)
		d := derive.All(s, model.Public, model.NewDate(2026, 11, 23))
		sources, _, _, err := virtual(d, o, &beside{from: o.Content, files: map[string][]byte{}, shown: map[string]picture{}})
		if err != nil {
			t.Fatal(err)
		}
		part, again := r.changed(sources)
		again = again && o.Alone
		if again != step.again || again && len(part) > len(sources)-20 {
			t.Errorf("%s: again %v, %d of %d files", step.name, again, len(part), len(sources))
		}
		got, problems, err := r.Build(d, o)
		if err != nil || len(problems) > 0 {
			t.Fatal(step.name, describe(problems, err))
		}
		want := build(t, d, o)
		for _, name := range slices.Sorted(maps.Keys(want)) {
			if !bytes.Equal(got[name], want[name]) {
				t.Errorf("%s: %s differs", step.name, name)
			}
		}
		if len(got) != len(want) {
			t.Errorf("%s: %d files, want %d", step.name, len(got), len(want))
		}
	}
}

// TestRenderAgainAfterMistakes: a warning is said every time, and after an
// error the next build is whole.
func TestRenderAgainAfterMistakes(t *testing.T) {
	good := options()
	good.Alone = true
	warning, broken := good, good
	warning.Layouts = overlay(t, good.Layouts, map[string]string{"glossary.html": `{{ define "main" }}{{ warnf "mild" }}{{ end }}`})
	broken.Layouts = overlay(t, good.Layouts, map[string]string{"glossary.html": `{{ define "main" }}{{ nothing }}{{ end }}`})
	var r Renderer
	for i, step := range []struct {
		o        Options
		problems bool
		files    bool
	}{{warning, true, true}, {warning, true, true}, {broken, true, false}, {broken, true, false}, {good, false, true}, {good, false, true}} {
		files, problems, err := r.Build(fixture(), step.o)
		if err != nil {
			t.Fatal(err)
		}
		if (len(problems) > 0) != step.problems || (files != nil) != step.files {
			t.Errorf("step %d: %d files, %s", i, len(files), describe(problems, nil))
		}
	}
}
