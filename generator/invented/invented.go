// Package invented makes the content of a whole standards system that does not
// exist: a province with its cities, as large as the plan asks for.
//
// # What flows in
//
// The shipped content, of which it keeps what is not about single standards
// (levels, tracks, regions, the plan, regulations), and [Options].
//
// # What flows out
//
// The files of a content folder by path: 20 provincial local standards, 120
// internal ones and ten of each of 18 cities and zones, most with a text in
// two languages, and every register that the site has a page of. The same
// options give the same bytes.
//
// # What it never does
//
// It is no part of the program: tests and benchmarks use it, and their
// temporary folders are the only place where what it makes may stand. Nothing
// in it is true of anybody. It does not know the program: what it writes is
// read like anybody's files.
package invented

import (
	"fmt"
	"io/fs"
	"math/rand/v2"
	"path"
	"slices"
	"strings"
)

// Options say what is made.
type Options struct {
	// Real leaves out the sample marks and gives the numbers of real
	// standards, so that the pages that count real works only have something
	// to count. Without it every record is a sample.
	Real bool
}

// How many standards there are: of the province, and of each city or zone.
const (
	Local      = 20
	Internal   = 120
	OfEachCity = 10
)

// pair is what is said in two languages.
type pair struct{ zh, en string }

// maker writes the files.
type maker struct {
	Options
	files map[string][]byte
	towns []town // the cities and zones
	works []*work
}

// town is a region below the province.
type town struct{ key, kind, code, zh, en string }

// Content makes the files of the content folder. base is the shipped content.
func Content(base fs.FS, o Options) (map[string][]byte, error) {
	m := &maker{Options: o, files: map[string][]byte{}}
	if err := m.keep(base); err != nil {
		return nil, err
	}
	if err := m.system(); err != nil {
		return nil, err
	}
	m.regions()
	m.framework()
	m.choose()
	for _, w := range m.works {
		m.standard(w)
	}
	m.regulation()
	m.proposals()
	m.matters()
	m.uptake()
	m.cooperation()
	m.filings()
	m.elements()
	m.bodies()
	m.assigned()
	m.mechanisms()
	m.inventory()
	m.assessment()
	m.evaluation()
	m.pilotsAndBases()
	m.research()
	m.difficulties()
	m.prose()
	return m.files, nil
}

// notKept are the parts of the shipped content that speak of its own standards.
var notKept = []string{"standards/", "training/", "publicity/", "notes/", "pages/", "roles.toml", "synonyms.toml", "framework.toml", "aims.toml"}

// keep copies what is about no single standard.
func (m *maker) keep(base fs.FS) error {
	return fs.WalkDir(base, ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || path.Ext(name) == ".go" {
			return err
		}
		if slices.ContainsFunc(notKept, func(p string) bool { return strings.HasPrefix(name, p) }) {
			return nil
		}
		m.files[name], err = fs.ReadFile(base, name)
		return err
	})
}

// put adds a file.
func (m *maker) put(name string, parts ...string) { m.files[name] = []byte(strings.Join(parts, "")) }

// sampled is the line that marks a record as a sample.
func (m *maker) sampled() string {
	if m.Real {
		return ""
	}
	return "sample = true\n"
}

// say writes a bilingual value of TOML.
func say(key string, p pair) string {
	return fmt.Sprintf("%s.zh = %q\n%s.en = %q\n", key, p.zh, key, p.en)
}

// list writes a list of strings of TOML.
func list(key string, values ...string) string {
	quoted := make([]string, len(values))
	for i, v := range values {
		quoted[i] = fmt.Sprintf("%q", v)
	}
	return fmt.Sprintf("%s = [%s]\n", key, strings.Join(quoted, ", "))
}

// dice are the same for the same seed, whatever the machine.
func dice(seed uint64) *rand.Rand { return rand.New(rand.NewPCG(seed, 9167)) }

func pick[T any](r *rand.Rand, from []T) T { return from[r.IntN(len(from))] }

// day writes a date; months may run beyond December.
func day(year, month, date int) string {
	return fmt.Sprintf("%04d-%02d-%02d", year+(month-1)/12, (month-1)%12+1, date)
}

// body is the made-up office that everything is said to come from.
var body = pair{"虚构事务中心", "Invented Affairs Centre"}
