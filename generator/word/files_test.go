package word

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// TestFiles reads testdata/*.docx, which LibreOffice and pandoc made, and
// compares what becomes of them with the .want beside them.
func TestFiles(t *testing.T) {
	files, err := filepath.Glob("testdata/*.docx")
	if err != nil || len(files) == 0 {
		t.Fatalf("no files: %v", err)
	}
	for _, name := range files {
		t.Run(filepath.Base(name), func(t *testing.T) {
			data, err := os.ReadFile(name)
			if err != nil {
				t.Fatal(err)
			}
			var got strings.Builder
			accepted := mustRead(t, data, Options{})
			checkSum(t, data, accepted, "")
			got.WriteString(dump(accepted))
			refused := mustRead(t, data, Options{Changes: Refuse})
			checkSum(t, data, refused, "")
			if d := dump(refused); d != got.String() {
				got.WriteString("== the changes refused\n" + d)
			}
			want := strings.TrimSuffix(name, ".docx") + ".want"
			if *update {
				if err := os.WriteFile(want, []byte(got.String()), 0o666); err != nil {
					t.Fatal(err)
				}
				return
			}
			text, err := os.ReadFile(want)
			if err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(string(text), got.String()); diff != "" {
				t.Errorf("%s (-want +got):\n%s", want, diff)
			}
		})
	}
}
