package source

import (
	"bytes"
	"runtime"
	"sync"
	"sync/atomic"

	"guiju/generator/model"
	"guiju/generator/text"
)

// textJob is one text to be read and parsed.
type textJob struct {
	options text.Options
	src     []byte // the text, if it has been read already; else its file is
	loaded  bool
	texts   map[model.Lang]*model.Text // where the result goes

	text     *model.Text
	problems []model.Problem
	err      error
}

func (l *loader) queue(j *textJob) { l.texts = append(l.texts, j) }

// parseTexts parses all queued texts on all processors. Results are taken in
// the order of the queue, so the outcome does not depend on who was first.
func (l *loader) parseTexts() error {
	var next atomic.Int64
	var wg sync.WaitGroup
	for range min(runtime.GOMAXPROCS(0), len(l.texts)) {
		wg.Go(func() {
			for {
				i := int(next.Add(1)) - 1
				if i >= len(l.texts) {
					return
				}
				l.texts[i].run(l)
			}
		})
	}
	wg.Wait()
	for _, j := range l.texts {
		if j.err != nil {
			return j.err
		}
		l.report(j.problems...)
		if j.text == nil {
			l.sys.Unread[j.options.File] = true
			continue
		}
		j.texts[j.options.Lang] = j.text
	}
	return nil
}

func (j *textJob) run(l *loader) {
	if !j.loaded {
		var ok bool
		j.src, j.problems, ok, j.err = read(l.fsys, j.options.File)
		if j.err != nil || !ok {
			return
		}
		j.problems = append(j.problems, strayHead(j.options.File, j.src)...)
		if len(bytes.TrimSpace(j.src)) == 0 {
			j.problems = append(j.problems, textEmpty.At(model.Pos{File: j.options.File}))
		}
	}
	var ps []model.Problem
	j.text, ps = text.Parse(j.src, j.options)
	j.problems = append(j.problems, ps...)
	j.src = nil
}
