package verify

import (
	"bytes"
	"encoding/json"
	"io/fs"
	"regexp"
	"strconv"
	"strings"

	"guiju/generator/model"
)

// KnownFolder holds what a site knows of its own files and those of its earlier
// releases, for the page that checks a file: classic scripts, each one
// assignment of JSON (package derive writes them, known.go). Here they are read
// to say of a file that does not belong where it is from.
const KnownFolder = "data/known/"

// knownEntry is "path first-last*": the releases that had the file, and a star
// where this build has it.
var knownEntry = regexp.MustCompile(`^([a-z0-9./-]+) (?:([0-9]{1,6})-([0-9]{1,6}))?\*?$`)

// knownOf looks up hashes in the files of a site. It believes only those that
// are what the manifest says.
func knownOf(site fs.FS, m Manifest) func(hash string) []model.PublishedFile {
	listed := map[string]string{}
	for _, f := range m.Files {
		if strings.HasPrefix(f.Path, KnownFolder) {
			listed[f.Path] = f.SHA256
		}
	}
	read := func(name string, into any) bool {
		hash, err := hashOf(site, name)
		if err != nil || listed[name] != hash {
			return false
		}
		b, err := fs.ReadFile(site, name)
		if err != nil {
			return false
		}
		_, b, _ = bytes.Cut(b, []byte("="))
		if i := bytes.Index(b, []byte("]=")); bytes.HasPrefix(b, []byte("window.")) && i > 0 {
			b = b[i+2:]
		}
		return json.Unmarshal(bytes.TrimSuffix(bytes.TrimSpace(b), []byte(";")), into) == nil
	}
	var index struct{ Digits int }
	if !read(KnownFolder+"index.js", &index) || index.Digits < 0 || index.Digits > 8 {
		return func(string) []model.PublishedFile { return nil }
	}
	shards := map[string]map[string]string{}
	return func(hash string) (out []model.PublishedFile) {
		name := hash[:index.Digits]
		if shards[name] == nil {
			shards[name] = map[string]string{}
			shard := map[string]string{}
			if read(KnownFolder+strings.TrimSuffix("files-"+name, "-")+".js", &shard) {
				shards[name] = shard
			}
		}
		for _, s := range strings.Split(shards[name][hash[index.Digits:32]], ";") {
			if e := knownEntry.FindStringSubmatch(s); e != nil {
				f := model.PublishedFile{Path: e[1], SHA256: hash}
				f.First, _ = strconv.Atoi(e[2])
				f.Last, _ = strconv.Atoi(e[3])
				out = append(out, f)
			}
		}
		return out
	}
}
