package compare_test

import (
	"fmt"
	"os"
	"testing"

	"guiju/generator/compare"
	"guiju/generator/model"
	"guiju/generator/text"
)

func shipped(t *testing.T, l model.Lang) (old, new *model.Text) {
	t.Helper()
	read := func(year string) *model.Text {
		b, err := os.ReadFile("../../content/standards/db41-t-s001/" + year + "/" + string(l) + ".md")
		if err != nil {
			t.Fatal(err)
		}
		parsed, _ := text.Parse(b, text.Options{Grammar: model.StandardGrammar, Lang: l})
		return parsed
	}
	return read("2021"), read("2024")
}

func TestDump(t *testing.T) {
	for _, l := range model.Langs {
		old, new := shipped(t, l)
		declared, _ := compare.Declared(new)
		pairs := compare.Join(old, new, compare.Given(declared, nil))
		c := compare.Texts(old, new, pairs)
		for _, p := range c.Provisions {
			o, n := "-", "-"
			if p.Old != nil {
				o = p.Old.ID
			}
			if p.New != nil {
				n = p.New.ID
			}
			fmt.Println(o, n, p.Classes, p.Aside)
			for _, v := range p.Verbs {
				fmt.Printf("    %s %q>%q | %s | %s\n", v.Class, v.Old, v.New, v.OldWords, v.NewWords)
			}
			for _, v := range p.Values {
				fmt.Printf("    %q>%q\n", v.Old, v.New)
			}
		}
		b := compare.Weigh(&c, old, new)
		for _, d := range b.Declared {
			fmt.Println(d.Marker, d.New, d.Old, len(d.Found), d.Phantom)
		}
		for _, p := range b.Undeclared {
			fmt.Println("undeclared", p.ID(), p.Classes)
		}
	}
}
