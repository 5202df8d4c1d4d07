package source

import (
	"path"
	"regexp"
	"slices"
	"strings"

	"guiju/generator/model"
)

// Junk reports whether a name is one that systems, editors and office programs
// leave behind, or a note for editors. Such files are passed over in silence.
func Junk(name string) bool {
	lower := strings.ToLower(name)
	switch {
	case strings.HasPrefix(name, "."), strings.HasPrefix(name, "~"), strings.HasSuffix(name, "~"),
		strings.HasPrefix(name, "#") && strings.HasSuffix(name, "#"),
		strings.HasPrefix(lower, "readme"),
		lower == "thumbs.db", lower == "ehthumbs.db", lower == "desktop.ini", lower == "__macosx":
		return true
	}
	switch path.Ext(lower) {
	case ".bak", ".tmp", ".temp", ".swp", ".swo", ".orig", ".rej", ".wbk", ".lnk", ".part", ".crdownload":
		return true
	}
	return false
}

var fileNamePattern = regexp.MustCompile(`^[a-z0-9]+([.-][a-z0-9]+)*$`)

// validFileName reports whether a file may be published under its name.
func validFileName(name string) bool {
	return len(name) <= 100 && fileNamePattern.MatchString(name) && !reserved(name)
}

// reserved reports whether Windows reserves the name for a device, with or
// without an extension.
func reserved(name string) bool {
	stem, _, _ := strings.Cut(name, ".")
	switch strings.ToLower(stem) {
	case "con", "prn", "aux", "nul":
		return true
	}
	return len(stem) == 4 && stem[3] >= '0' && stem[3] <= '9' &&
		slices.Contains([]string{"com", "lpt"}, strings.ToLower(stem[:3]))
}

// EditionYear reports whether a name is that of an edition's folder: its year.
func EditionYear(name string) bool { return editionYear.MatchString(name) }

var editionYear = regexp.MustCompile(`^(19|20)[0-9]{2}$`)

// checkID reports a folder whose name cannot be a key.
func (l *loader) checkID(dir string) {
	name := path.Base(dir)
	if !model.ValidID(name) || reserved(name) {
		l.report(folderName.At(model.Pos{File: dir}, name))
	}
}

// expect reports every entry of the folder that is not one of the named files
// or, if dirs is true, a folder. belongs says in words what may stand here.
func (l *loader) expect(d list, belongs model.Bilingual, dirs bool, files ...string) {
	unknown := slices.DeleteFunc(slices.Clone(d.files), func(n string) bool { return slices.Contains(files, n) })
	if !dirs {
		unknown = append(unknown, d.dirs...)
	}
	for _, name := range unknown {
		l.report(fileUnexpected.At(model.Pos{File: d.path(name)}, name, belongs, didYouMean(strings.ToLower(name), files)))
	}
}

// didYouMean is the sentence that names the nearest candidate, or nothing.
func didYouMean(name string, candidates []string) model.Bilingual {
	if slices.Contains(candidates, name) { // in another case
		candidates = []string{name}
	}
	return model.DidYouMean(name, candidates)
}
