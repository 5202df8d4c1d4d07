package main

import (
	"bufio"
	"bytes"
	"context"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"
	"syscall"
	"testing"
)

// TestInterrupted: a build that is told to end, before it begins or later, says
// so in the reader's language, not in Go's, and publishes nothing.
func TestInterrupted(t *testing.T) {
	inRoot(t)
	for lang, want := range map[string]string{"zh": "已中断；发布文件夹没有改动", "en": "interrupted; the published folder is as it was"} {
		out := filepath.Join(t.TempDir(), "public")
		ctx, cancel := context.WithCancel(context.Background())
		cancel()
		var stdout, stderr bytes.Buffer
		code := run(ctx, []string{"build", "--as-of", asOf, "--out", out, "--lang", lang}, &stdout, &stderr)
		if code != exitMachine || !strings.Contains(stderr.String(), want) || strings.Contains(stderr.String(), "context") {
			t.Errorf("%s: exit %d, stderr\n%s", lang, code, &stderr)
		}
		if _, err := os.Stat(out); !os.IsNotExist(err) {
			t.Errorf("%s: something was published: %v", lang, err)
		}
	}
}

// TestSignals: both signals that ask a program to end reach the build, which
// leaves nothing half done beside the folder.
func TestSignals(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("Windows has no signals")
	}
	inRoot(t)
	for _, sig := range []os.Signal{os.Interrupt, syscall.SIGTERM} {
		dir := t.TempDir()
		cmd := exec.Command(os.Args[0], "build", "--as-of", asOf, "--lang", "en", "--out", filepath.Join(dir, "public"))
		cmd.Env = append(os.Environ(), "GUIJU_RUN=1")
		pipe, err := cmd.StderrPipe()
		if err != nil {
			t.Fatal(err)
		}
		if err := cmd.Start(); err != nil {
			t.Fatal(err)
		}
		said := bufio.NewReader(pipe)
		if _, err := said.ReadString('\n'); err != nil { // of the first stage: it is at work
			t.Fatal(err)
		}
		if err := cmd.Process.Signal(sig); err != nil {
			t.Fatal(err)
		}
		stderr, err := io.ReadAll(said)
		if err != nil {
			t.Fatal(err)
		}
		err = cmd.Wait()
		left, _ := filepath.Glob(filepath.Join(dir, ".public*"))
		switch {
		case err == nil: // it was done before the signal
		case cmd.ProcessState.ExitCode() != exitMachine || !strings.Contains(string(stderr), "interrupted"):
			t.Errorf("%v: %v\n%s", sig, err, stderr)
		}
		if len(left) > 0 {
			t.Errorf("%v: left behind %q", sig, left)
		}
	}
}
