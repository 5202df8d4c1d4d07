package publish

import (
	"bufio"
	"context"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"testing"
	"time"

	"guiju/generator/scorecard"
)

// helperEnv makes the test binary a program that publishes the new site to the
// folder it names, kills itself at a step, and can be killed from outside.
const helperEnv = "GUIJU_PUBLISH_TEST_OUT"

func TestMain(m *testing.M) {
	if out := os.Getenv(helperEnv); out != "" {
		os.Exit(helper(out))
	}
	os.Exit(m.Run())
}

func helper(out string) int {
	o := options(out)
	if os.Getenv("GUIJU_PUBLISH_TEST_FS") == "two-renames" {
		o.FS = twoRenamesFS{OS}
	}
	killAt := os.Getenv("GUIJU_PUBLISH_TEST_STEP")
	o.Step = func(name string) {
		if name == killAt {
			self, err := os.FindProcess(os.Getpid())
			if err == nil {
				err = self.Kill()
			}
			fmt.Fprintln(os.Stderr, err)
			select {}
		}
	}
	fmt.Println("ready")
	if _, problems, err := Publish(context.Background(), manyFiles(), o); err != nil || problems != nil {
		fmt.Fprintln(os.Stderr, problems, err)
		return 3
	}
	return 0
}

// manyFiles is the new site, large enough for a run to be killed in its midst.
func manyFiles() map[string][]byte {
	files := site("new")
	for i := range 80 {
		files[fmt.Sprintf("data/%d/x.txt", i)] = fmt.Appendf(nil, "%d", i)
	}
	return files
}

// start runs the helper and returns when it is about to publish.
func start(t *testing.T, out, fsName, step string) *exec.Cmd {
	t.Helper()
	self, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	cmd := exec.Command(self)
	cmd.Env = append(os.Environ(), helperEnv+"="+out,
		"GUIJU_PUBLISH_TEST_FS="+fsName, "GUIJU_PUBLISH_TEST_STEP="+step)
	cmd.Stderr = os.Stderr
	stdout, err := cmd.StdoutPipe()
	if err == nil {
		err = cmd.Start()
	}
	if err == nil {
		_, err = bufio.NewReader(stdout).ReadString('\n')
	}
	if err != nil {
		t.Fatal(err)
	}
	return cmd
}

// survived checks what a killed run left: one whole site, and nothing that the
// next run does not clear away. between says that the site may stand aside.
func survived(t *testing.T, out, oldHash, newHash string, between bool) (replaced bool) {
	t.Helper()
	if between {
		if got := hash(t, out); got != "" {
			t.Errorf("killed between two renames, but %s is there", out)
		}
		if _, err := Recover(options(out)); err != nil {
			t.Fatal(err)
		}
	}
	got := hash(t, out)
	if got != oldHash && got != newHash {
		t.Fatalf("neither the old site nor the new one")
	}
	whole(t, out)
	publish(t, site("old"), options(out))
	if hash(t, out) != oldHash {
		t.Error("the next run did not publish")
	}
	alone(t, out)
	return got == newHash
}

// TestKilledAtEveryStep: kill -9 just before each step.
func TestKilledAtEveryStep(t *testing.T) {
	oldHash := hashOf(t, "old")
	newHash := hashOfFiles(t, manyFiles())
	passed, total := 0, 2*len(Steps)-1
	defer func() { scorecard.Row(t, "R1", passed, total, "") }()
	for _, fsName := range []string{"exchange", "two-renames"} {
		out := filepath.Join(t.TempDir(), "public")
		publish(t, site("old"), options(out))
		swapped := false
		for _, step := range Steps {
			if step == "between" && fsName == "exchange" {
				continue
			}
			cmd := start(t, out, fsName, step)
			if err := cmd.Wait(); err == nil {
				t.Fatalf("%s: not killed at %s", fsName, step)
			}
			replaced := survived(t, out, oldHash, newHash, step == "between")
			swapped = swapped || step == "settle"
			if replaced != swapped {
				t.Errorf("%s: killed at %s: new site %t, want %t", fsName, step, replaced, swapped)
			}
			if !t.Failed() {
				passed++
			}
		}
	}
}

// TestKilledAtAnyMoment: kill -9 at 20 moments spread over a run, at 200 for the
// scorecard. Which of the
// two sites is there depends on the machine; that it is one of them does not.
func TestKilledAtAnyMoment(t *testing.T) {
	oldHash := hashOf(t, "old")
	newHash := hashOfFiles(t, manyFiles())
	out := filepath.Join(t.TempDir(), "public")
	publish(t, site("old"), options(out))
	cmd := start(t, out, "", "")
	began := time.Now()
	if err := cmd.Wait(); err != nil {
		t.Fatal(err)
	}
	length := time.Since(began)
	publish(t, site("old"), options(out))

	random := rand.New(rand.NewPCG(1, 2))
	moments := scorecard.Of(200, 20)
	killed, passed := 0, 0
	defer func() { scorecard.Row(t, "R1", passed, moments, "") }()
	for i := range moments {
		moment := (time.Duration(i)*length + time.Duration(random.Int64N(int64(length)))) / time.Duration(moments)
		cmd := start(t, out, "", "")
		time.Sleep(moment)
		if err := cmd.Process.Kill(); err == nil {
			killed++
		}
		cmd.Wait()
		survived(t, out, oldHash, newHash, false)
		if !t.Failed() {
			passed++
		}
	}
	if killed == 0 {
		t.Error("no run was killed")
	}
}

func hashOfFiles(t *testing.T, files map[string][]byte) string {
	t.Helper()
	out := filepath.Join(t.TempDir(), "public")
	publish(t, files, options(out))
	return hash(t, out)
}
