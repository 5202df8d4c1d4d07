package site

import (
	"errors"
	"fmt"
	"io"
	"maps"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"sync"
	"time"

	"github.com/bep/logg"
	"github.com/gohugoio/hugo/common/herrors"
	"github.com/gohugoio/hugo/common/hmaps"
	"github.com/gohugoio/hugo/common/loggers"
	"github.com/gohugoio/hugo/config"
	"github.com/gohugoio/hugo/config/allconfig"
	"github.com/gohugoio/hugo/deps"
	"github.com/gohugoio/hugo/hugofs"
	"github.com/gohugoio/hugo/hugolib"
	"github.com/spf13/afero"
)

// hugoLock keeps builds one after another: Hugo counts logged errors in a
// global logger, which two builds at once would share.
var hugoLock sync.Mutex

// A fault is what Hugo said was wrong: a template error with its place, or a
// line of its log.
type fault struct {
	file      string // slash-separated, relative to the working folder; "" if not known
	line, col int
	message   string
	warning   bool
}

// workDir is the folder Hugo believes it works in. It exists in memory only.
func workDir() string {
	return filepath.Join(filepath.VolumeName(os.TempDir())+string(filepath.Separator), "guiju")
}

// runHugo renders sources (paths relative to the working folder, config.toml
// among them) and returns what was published. Nothing is read from or written
// to the machine's file system except the WASM cache in cacheDir.
func runHugo(sources map[string][]byte, cacheDir string, languages []string) (out map[string][]byte, faults []fault, err error) {
	hugoLock.Lock()
	defer hugoLock.Unlock()
	out, faults, err = runOnce(sources, cacheDir, languages)
	if errors.Is(err, errStuck) {
		return runInParts(sources, cacheDir, languages)
	}
	return out, faults, err
}

// runInParts renders a few pages at a time, fewer than the errors that make
// Hugo stop, until some have faults.
func runInParts(sources map[string][]byte, cacheDir string, languages []string) (out map[string][]byte, faults []fault, err error) {
	const few = stopsAfter - 1
	with := map[string][]byte{}
	var pages []string
	for name, b := range sources {
		if strings.HasPrefix(name, pagesBelow) {
			pages = append(pages, name)
		} else {
			with[name] = b
		}
	}
	slices.Sort(pages)
	for part := range slices.Chunk(pages, few) {
		some := maps.Clone(with)
		for _, name := range part {
			some[name] = sources[name]
		}
		if _, faults, err = runOnce(some, cacheDir, languages); err != nil || len(faults) > 0 {
			return nil, faults, err
		}
	}
	return nil, nil, fmt.Errorf("hugo: stopped at faults that no part of the pages has")
}

func runOnce(sources map[string][]byte, cacheDir string, languages []string) (out map[string][]byte, faults []fault, err error) {
	src, err := memory(sources)
	if err != nil {
		return nil, nil, err
	}
	var log hookLog
	logger := loggers.New(loggers.Options{
		Level: logg.LevelWarn, DistinctLevel: logg.LevelWarn,
		StdOut: io.Discard, StdErr: io.Discard, HandlerPost: log.add,
	})
	dst := newSink()
	err = render(src, dst, cacheDir, languages, logger)
	if errors.Is(err, errStuck) {
		return nil, nil, err
	}
	for _, f := range log.faults { // layouts/_partials/formula.html says which
		if why, ok := strings.CutPrefix(f.message, noFormulas); ok {
			return nil, nil, fmt.Errorf("formulas cannot be made, with %s as the folder for what is made once: %s", cacheDir, why)
		}
	}
	faults = append(positions(err), log.faults...)
	if err != nil {
		if len(faults) == 0 {
			return nil, nil, fmt.Errorf("hugo: %w", err)
		}
		return nil, faults, nil
	}
	return dst.files(), faults, nil
}

// render is the whole of Hugo. A panic inside it is returned as an error: an
// author's file must not be answered with a stack.
func render(src, dst afero.Fs, cacheDir string, languages []string, logger loggers.Logger) (err error) {
	defer func() {
		if r := recover(); r != nil {
			err = fmt.Errorf("hugo panicked: %v", r)
		}
	}()
	wd := workDir()
	flags := config.New()
	flags.Set("workingDir", wd)
	flags.Set("publishDir", "public")
	flags.Set("cacheDir", cacheDir)
	flags.Set("noBuildLock", true)
	if len(languages) == 1 {
		flags.Set("disableLanguages", []string{"en"})
	}
	flags.Set("internal", hmaps.Params{"running": false, "watch": false, "verbose": false, "fastRenderMode": false})
	configs, err := allconfig.LoadConfig(allconfig.ConfigSourceDescriptor{
		Fs: src, Logger: logger, Flags: flags,
		Filename:    filepath.Join(wd, "config.toml"),
		Environment: "production",
		Environ:     []string{"HUGO_ENVIRONMENT=production"}, // not the machine's: a HUGO_ variable there would change pages
	})
	if err != nil {
		return err
	}
	hfs := hugofs.NewFromSourceAndDestination(src, dst, flags)
	sites, err := hugolib.NewHugoSites(deps.DepsCfg{
		Configs: configs, Fs: hfs, TestLogger: logger, StdOut: io.Discard, StdErr: io.Discard,
	})
	if err != nil {
		return err
	}
	return finished(sites)
}

// errStuck says that Hugo stopped and never came back.
var errStuck = errors.New("hugo does not come back after its errors")

// stopsAfter is the number of errors after which Hugo 0.165 stops
// (hugolib.Site.errorCollator). Its renderers then go home, and if the page
// that is handed out next finds none of them (renderPages), Build waits for
// ever. stuckAfter is how long it may take to come back: as long as one page
// takes, and much to spare.
const (
	stopsAfter = 10
	stuckAfter = 3 * time.Second
)

// finished builds and returns, whether Hugo does or not.
func finished(sites *hugolib.HugoSites) error {
	built := make(chan error, 1)
	go func() {
		defer func() {
			if r := recover(); r != nil {
				built <- fmt.Errorf("hugo panicked: %v", r)
			}
		}()
		built <- sites.Build(hugolib.BuildCfg{NoBuildLock: true})
	}()
	var err error
	select {
	case err = <-built:
	case <-sites.Done():
		select {
		case err = <-built:
		case <-time.After(stuckAfter):
			return errStuck // what is left of it goes with the program
		}
	}
	sites.Close()
	return err
}

// memory puts the sources below the working folder.
func memory(sources map[string][]byte) (afero.Fs, error) {
	mem := afero.NewMemMapFs()
	for name, data := range sources {
		if err := afero.WriteFile(mem, filepath.Join(workDir(), filepath.FromSlash(name)), data, 0o644); err != nil {
			return nil, err
		}
	}
	return mem, nil
}

// positions finds the places in an error of Hugo's. Hugo wraps one template
// error several times over; the innermost place is the template's own line.
func positions(err error) []fault {
	var out []fault
	for _, fe := range herrors.UnwrapFileErrors(err) {
		pos := fe.Position()
		f := fault{file: relative(pos.Filename), line: pos.LineNumber, col: pos.ColumnNumber, message: lastCause(fe)}
		if m := templateMessage.FindStringSubmatch(f.message); m != nil {
			f.file, f.message = "layouts/"+m[1], m[4]
			f.line, _ = strconv.Atoi(m[2])
			f.col, _ = strconv.Atoi(m[3])
		}
		if f.file != "" {
			out = append(out, f)
		}
	}
	return out
}

// templateMessage is how Go's template packages begin a message. Hugo parses a
// page's layout together with baseof.html and names the latter; the message
// itself names the file that is wrong.
var templateMessage = regexp.MustCompile(`^template: ([A-Za-z0-9_./-]+\.html):(\d+)(?::(\d+))?: (.*)$`)

// lastCause returns the innermost message, without the path prefixes that
// every layer adds.
func lastCause(err error) string {
	for {
		next := errors.Unwrap(err)
		if next == nil {
			return oneLine(err.Error())
		}
		err = next
	}
}

// noFormulas begins what a layout says where the machine fails to make a
// formula. Hugo would go on, and the same content would give another site.
const noFormulas = "no formulas: "

// relative makes one of Hugo's absolute names relative to the working folder.
func relative(name string) string {
	rel, err := filepath.Rel(workDir(), name)
	if name == "" || err != nil {
		return ""
	}
	return filepath.ToSlash(rel)
}

func oneLine(s string) string {
	s = strings.ReplaceAll(s, filepath.ToSlash(workDir())+"/", "")
	return strings.Join(strings.Fields(s), " ")
}

// hookLog gathers what Hugo logs at level Warn and above. Build returns only
// "logged 2 error(s)"; the words are here.
type hookLog struct {
	mu     sync.Mutex
	faults []fault
}

func (l *hookLog) add(e *logg.Entry) error {
	if e.Level < logg.LevelWarn {
		return nil
	}
	l.mu.Lock()
	defer l.mu.Unlock()
	l.faults = append(l.faults, fault{message: oneLine(e.Message), warning: e.Level == logg.LevelWarn})
	return nil
}
