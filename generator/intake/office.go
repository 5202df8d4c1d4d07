package intake

import (
	"context"
	"errors"
	"fmt"
	"net/url"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"time"
)

// convertTime is how long LibreOffice may take for one document.
const convertTime = 2 * time.Minute

// errNoOffice: the machine has no program that reads the file.
var errNoOffice = errors.New("no LibreOffice")

// office finds LibreOffice, which reads what Word 97 and WPS write.
func office() (string, bool) {
	for _, name := range []string{"soffice", "libreoffice"} {
		if p, err := exec.LookPath(name); err == nil {
			return p, true
		}
	}
	var places []string
	switch runtime.GOOS {
	case "windows":
		for _, v := range []string{"ProgramFiles", "ProgramFiles(x86)"} {
			places = append(places, filepath.Join(os.Getenv(v), "LibreOffice", "program", "soffice.exe"))
		}
	case "darwin":
		places = append(places, "/Applications/LibreOffice.app/Contents/MacOS/soffice")
	}
	for _, p := range places {
		if _, err := os.Stat(p); err == nil {
			return p, true
		}
	}
	return "", false
}

// converted has LibreOffice save a document as .docx, in a folder of its own
// with a profile of its own, so that an open LibreOffice is not disturbed.
// It runs no macros: --headless asks nobody, and documents from outside the
// trusted folders never run theirs.
func converted(ctx context.Context, data []byte, ending string) ([]byte, error) {
	return convert(ctx, data, ending, ".docx", "docx:MS Word 2007 XML")
}

// drawn has LibreOffice draw a metafile of Windows as PNG.
func drawn(ctx context.Context, data []byte, kind string) ([]byte, error) {
	return convert(ctx, data, "."+kind, ".png", "png")
}

func convert(ctx context.Context, data []byte, from, to, filter string) (out []byte, err error) {
	program, ok := office()
	if !ok {
		return nil, errNoOffice
	}
	dir, err := os.MkdirTemp("", "guiju-")
	if err != nil {
		return nil, err
	}
	defer func() { err = errors.Join(err, os.RemoveAll(dir)) }()
	in := filepath.Join(dir, "in"+from)
	if err := os.WriteFile(in, data, 0o600); err != nil {
		return nil, err
	}
	ctx, cancel := context.WithTimeout(ctx, convertTime)
	defer cancel()
	profile := url.URL{Scheme: "file", Path: filepath.ToSlash(filepath.Join(dir, "profile"))}
	folder := filepath.Join(dir, "out")
	cmd := exec.CommandContext(ctx, program, "-env:UserInstallation="+profile.String(),
		"--headless", "--convert-to", filter, "--outdir", folder, in)
	if words, err := cmd.CombinedOutput(); err != nil {
		return nil, fmt.Errorf("LibreOffice: %w: %s", err, words)
	}
	return os.ReadFile(filepath.Join(folder, "in"+to))
}
