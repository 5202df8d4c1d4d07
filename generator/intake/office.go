package intake

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"net/url"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"
	"time"

	"guiju/generator/model"
)

// convertTime is how long LibreOffice may take for one document.
const convertTime = 2 * time.Minute

// errNoOffice: the machine has no program that reads the file.
var errNoOffice = errors.New("no LibreOffice")

// errNoResult: LibreOffice ran, and wrote nothing.
var errNoResult = errors.New("LibreOffice wrote no file")

// cause says in words why a conversion failed.
func cause(err error) model.Bilingual {
	switch {
	case errors.Is(err, errNoResult):
		return model.Bilingual{Zh: "它没有写出任何文件", En: "it wrote no file"}
	case errors.Is(err, context.DeadlineExceeded):
		return model.Bilingual{Zh: fmt.Sprintf("%.0f 分钟后仍未完成", convertTime.Minutes()), En: fmt.Sprintf("not done after %.0f minutes", convertTime.Minutes())}
	}
	return model.Bilingual{Zh: err.Error(), En: err.Error()}
}

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
	if err := offline(filepath.Join(dir, "profile")); err != nil {
		return nil, err
	}
	profile := url.URL{Scheme: "file", Path: filepath.ToSlash(filepath.Join(dir, "profile"))}
	folder := filepath.Join(dir, "out")
	cmd := exec.CommandContext(ctx, program, "-env:UserInstallation="+profile.String(),
		"--headless", "--convert-to", filter, "--outdir", folder, in)
	if words, err := cmd.CombinedOutput(); err != nil {
		if ctx.Err() != nil {
			return nil, ctx.Err()
		}
		return nil, fmt.Errorf("LibreOffice: %w: %s", err, strings.Join(strings.Fields(string(words[:min(len(words), 500)])), " "))
	}
	out, err = os.ReadFile(filepath.Join(folder, "in"+to))
	if errors.Is(err, fs.ErrNotExist) {
		return nil, errNoResult // it says nothing and ends well where it cannot read a file
	}
	return out, err
}

// settings of a profile in which LibreOffice fetches nothing that a document
// names: links of documents that nobody trusts are not followed, no macro runs,
// and what still goes out (style sheets of web pages do) goes to a proxy where
// nobody listens.
var settings = []struct{ path, name, value string }{
	{"org.openoffice.Office.Common/Security/Scripting", "BlockUntrustedRefererLinks", "true"},
	{"org.openoffice.Office.Common/Security/Scripting", "MacroSecurityLevel", "3"},
	{"org.openoffice.Office.Common/Security/Scripting", "DisableMacrosExecution", "true"},
	{"org.openoffice.Inet/Settings", "ooInetProxyType", "2"},
	{"org.openoffice.Inet/Settings", "ooInetHTTPProxyName", "127.0.0.1"},
	{"org.openoffice.Inet/Settings", "ooInetHTTPProxyPort", "9"},
	{"org.openoffice.Inet/Settings", "ooInetHTTPSProxyName", "127.0.0.1"},
	{"org.openoffice.Inet/Settings", "ooInetHTTPSProxyPort", "9"},
	{"org.openoffice.Inet/Settings", "ooInetNoProxy", ""},
}

// offline writes the settings into a new profile.
func offline(profile string) error {
	var b strings.Builder
	b.WriteString(`<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry" xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">
`)
	for _, s := range settings {
		fmt.Fprintf(&b, "<item oor:path=\"/%s\"><prop oor:name=\"%s\" oor:op=\"fuse\"><value>%s</value></prop></item>\n", s.path, s.name, s.value)
	}
	b.WriteString("</oor:items>\n")
	user := filepath.Join(profile, "user")
	if err := os.MkdirAll(user, 0o700); err != nil {
		return err
	}
	return os.WriteFile(filepath.Join(user, "registrymodifications.xcu"), []byte(b.String()), 0o600)
}
