package derive

import (
	"fmt"
	"reflect"
	"slices"
	"strings"
	"testing"

	"guiju/generator/model"
)

const canary = "zzcanary"

// told fills every string of a record with a canary.
func told[T any](edit func(*T)) *T {
	v := new(T)
	fillStrings(reflect.ValueOf(v).Elem())
	edit(v)
	return v
}

func fillStrings(v reflect.Value) {
	switch v.Kind() {
	case reflect.String:
		v.SetString(canary)
	case reflect.Struct:
		if v.Type() == reflect.TypeFor[model.Date]() || v.Type() == reflect.TypeFor[model.Origin]() {
			return
		}
		for i := range v.NumField() {
			if v.Type().Field(i).IsExported() {
				fillStrings(v.Field(i))
			}
		}
	case reflect.Slice:
		one := reflect.New(v.Type().Elem()).Elem()
		fillStrings(one)
		v.Set(reflect.Append(v, one))
	}
}

// canariesIn lists where a value holds canaries.
func canariesIn(v reflect.Value, at string) (out []string) {
	switch v.Kind() {
	case reflect.String:
		if strings.Contains(v.String(), canary) {
			out = append(out, at)
		}
	case reflect.Struct:
		for i := range v.NumField() {
			if f := v.Type().Field(i); f.IsExported() && f.Name != "Work" {
				out = append(out, canariesIn(v.Field(i), at+"."+f.Name)...)
			}
		}
	case reflect.Pointer:
		if !v.IsNil() {
			out = canariesIn(v.Elem(), at)
		}
	case reflect.Slice:
		for i := range v.Len() {
			out = append(out, canariesIn(v.Index(i), fmt.Sprintf("%s[%d]", at, i))...)
		}
	}
	return out
}

// cycle is a system whose registers speak of two withheld standards, secret,
// and of an open one. What speaks of the secret ones only is full of canaries.
func cycle(d model.Decision) *model.System {
	const matter = canary + "-matter"
	secret := &model.Work{ID: canary + "-1", Level: "internal", Matter: matter, Publication: model.Publication{Decision: d}}
	other := &model.Work{ID: canary + "-2", Level: "internal", Publication: model.Publication{Decision: d}}
	open := &model.Work{ID: "open", Matter: "open-matter", Upper: []string{secret.ID}, From: other.ID, Publication: model.Publication{Decision: model.FullText}}
	return &model.System{
		Works: []*model.Work{open, secret, other},
		Proposals: []*model.Proposal{
			told(func(p *model.Proposal) { p.Work, p.Matter = secret.ID, "" }),
			told(func(p *model.Proposal) { p.Work, p.Selection = other.ID, "closed" }),
			told(func(p *model.Proposal) { p.Work, p.Selection, p.Matter = "", "closed", "" }),
			told(func(p *model.Proposal) { p.Work, p.Selection, p.Matter = "", "", matter }),
			{Key: "kept", Work: "open", Matter: "open-matter", Selection: "held"},
		},
		Selections: []*model.Selection{
			told(func(v *model.Selection) { v.Key, v.Matter = "closed", "" }),
			told(func(v *model.Selection) { v.Matter = matter }),
			{Key: "held", Matter: "open-matter"},
		},
		Matters: []*model.Matter{
			told(func(m *model.Matter) { m.Key = matter }),
			{Key: "open-matter"}, {Key: "free"},
		},
		Distinct: []*model.Distinct{
			told(func(v *model.Distinct) { v.Works = []string{"open", secret.ID} }),
			{Works: []string{"open", "open"}},
		},
		Uptake: []*model.Uptake{told(func(u *model.Uptake) { u.Work = secret.ID }), {Work: "open"}},
		Projects: []*model.JointProject{
			told(func(p *model.JointProject) { p.Works = []string{secret.ID, other.ID} }),
			{Key: "kept", Works: []string{"open", secret.ID}},
			{Key: "begun", Matter: matter},
		},
		Demands: []*model.Demand{{Key: "kept", Matter: matter}, {Key: "other", Matter: "open-matter"}},
		Elements: []*model.DataElement{
			told(func(e *model.DataElement) { e.Sources = []string{secret.ID + "#4.1"} }),
			{Code: "kept", Sources: []string{secret.ID + "#4.1", "open#4.1"}},
		},
		Filings: []*model.Filing{{Region: "r", Works: []string{secret.ID, "open", other.ID}, Filed: []string{canary, "N", canary}}},
		Readings: []*model.Reading{{Key: "c1", Pages: []string{
			"standards/" + secret.ID + ".html", "standards/" + other.ID + "/register.html", "directory.html", "standards/open.html",
		}}},
	}
}

// TestCycleKeepsSilent: what the registers say of an unlisted standard does
// not reach the public, and what they say of others does.
func TestCycleKeepsSilent(t *testing.T) {
	sys := cycle(model.Unlisted)
	got := For(sys, model.Public)
	for _, at := range canariesIn(reflect.ValueOf(got), "System") {
		t.Errorf("%s tells", at)
	}
	counts := map[string][2]int{
		"works": {len(got.Works), 1}, "proposals": {len(got.Proposals), 1}, "selections": {len(got.Selections), 1}, "matters": {len(got.Matters), 2},
		"distinct": {len(got.Distinct), 1}, "uptake": {len(got.Uptake), 1}, "projects": {len(got.Projects), 2}, "demands": {len(got.Demands), 2},
		"elements": {len(got.Elements), 1}, "filed": {len(got.Filings[0].Works), 1}, "pages": {len(got.Readings[0].Pages), 2},
	}
	for what, n := range counts {
		if n[0] != n[1] {
			t.Errorf("%d %s, want %d", n[0], what, n[1])
		}
	}
	if f := got.Filings[0]; !slices.Equal(f.Works, []string{"open"}) || !slices.Equal(f.Filed, []string{"N"}) {
		t.Errorf("filed %v as %v", f.Works, f.Filed)
	}
	if before := canariesIn(reflect.ValueOf(sys), "System"); len(before) < 60 {
		t.Errorf("the system tells of the secret in %d places only", len(before))
	}
	if again := canariesIn(reflect.ValueOf(cycle(model.Unlisted)), "System"); len(canariesIn(reflect.ValueOf(sys), "System")) != len(again) {
		t.Error("the system itself was changed")
	}
}

// TestCycleOfRecords: of a standard with a record only, the registers leave its
// id where others name it and nothing else.
func TestCycleOfRecords(t *testing.T) {
	got := For(cycle(model.RecordOnly), model.Public)
	for _, at := range canariesIn(reflect.ValueOf(got), "System") {
		allowed := strings.HasPrefix(at, "System.Works") || strings.HasPrefix(at, "System.Filings[0].") || strings.HasPrefix(at, "System.Readings[0].Pages")
		if !allowed {
			t.Errorf("%s tells", at)
		}
	}
}

// TestUnlistedIsAsIfThereWereNone: the public sees the same system with the
// unlisted standards, and what speaks of them, as without.
func TestUnlistedIsAsIfThereWereNone(t *testing.T) {
	with := For(cycle(model.Unlisted), model.Public)
	none := cycle(model.Unlisted)
	none.Works = []*model.Work{{ID: "open", Matter: "open-matter", Publication: model.Publication{Decision: model.FullText}}}
	none.Proposals, none.Selections, none.Matters = none.Proposals[4:], none.Selections[2:], none.Matters[1:]
	none.Distinct, none.Uptake, none.Projects, none.Elements = none.Distinct[1:], none.Uptake[1:], none.Projects[1:], none.Elements[1:]
	none.Projects[0].Works, none.Projects[1].Matter, none.Demands[0].Matter = []string{"open"}, "", ""
	none.Elements[0].Sources = []string{"open#4.1"}
	none.Filings[0].Works, none.Filings[0].Filed = []string{"open"}, []string{"N"}
	none.Readings[0].Pages = none.Readings[0].Pages[2:]
	without := For(none, model.Public)
	// An empty list and none are the same to everybody.
	with.Works[0].Upper = slices.Clip(append([]string(nil), with.Works[0].Upper...))
	for i := range with.Projects {
		with.Projects[i].Works = append([]string(nil), with.Projects[i].Works...)
		without.Projects[i].Works = append([]string(nil), without.Projects[i].Works...)
	}
	if !reflect.DeepEqual(with, without) {
		t.Errorf("with:\n%s\nwithout:\n%s", dump(with), dump(without))
	}
}

func dump(s *model.System) string {
	return fmt.Sprintf("%+v %+v %+v %+v %+v", s.Works[0], s.Proposals[0], s.Projects[0], s.Projects[1], s.Filings[0])
}
