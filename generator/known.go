package main

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"maps"
	"runtime"
	"slices"
	"strings"
	"sync"

	"guiju/generator/derive"
	"guiju/generator/model"
	"guiju/generator/verify"
)

// addKnown adds what the site knows of its own files and of those of its earlier
// releases (derive/known.go). It comes last: the tree holds all else but the
// manifest.
func addKnown(tree map[string][]byte, d *derive.Derived) {
	type read struct {
		hash  string
		words verify.PageWords
		shows bool
	}
	paths := slices.Sorted(maps.Keys(tree))
	all := make([]read, len(paths))
	var wg sync.WaitGroup
	workers := runtime.GOMAXPROCS(0)
	for w := range workers {
		wg.Go(func() {
			for i := w; i < len(paths); i += workers {
				b := tree[paths[i]]
				sum := sha256.Sum256(b)
				all[i].hash = hex.EncodeToString(sum[:])
				if strings.HasSuffix(paths[i], ".html") && bytes.Contains(b, []byte("data-document=")) {
					all[i].words, all[i].shows = verify.Words(b)
				}
			}
		})
	}
	wg.Wait()

	number := 0
	if d.Release != nil {
		number = d.Release.Number
	}
	files := make([]model.PublishedFile, len(paths))
	documents := map[string]map[model.Lang]derive.KnownWords{}
	for i, path := range paths {
		files[i] = model.PublishedFile{Path: path, SHA256: all[i].hash, Size: int64(len(tree[path])), First: number, Last: number}
		if all[i].shows {
			gather(documents, path, all[i].words)
		}
	}
	maps.Copy(tree, derive.KnownFiles(d, files))
	for document, langs := range documents {
		for l, w := range langs {
			path, b := derive.KnownDocument(document, l, w)
			tree[path] = b
		}
	}
}

// gather adds the words of a page to those of its document.
func gather(documents map[string]map[model.Lang]derive.KnownWords, path string, page verify.PageWords) {
	if documents[page.Document] == nil {
		documents[page.Document] = map[model.Lang]derive.KnownWords{}
	}
	for l, hashes := range page.Hashes {
		w, ok := documents[page.Document][l]
		if !ok {
			w = derive.KnownWords{Words: map[string]string{}}
		}
		// They are named after the page that pins them.
		if w.Page == "" || path == l.Prefix()+page.Document+".html" {
			w.Page, w.Title = path, page.Title
		}
		for id, hash := range hashes {
			if known := strings.Fields(w.Words[id]); !slices.Contains(known, hash) {
				w.Words[id] = strings.Join(append(known, hash), " ")
			}
		}
		documents[page.Document][l] = w
	}
}
