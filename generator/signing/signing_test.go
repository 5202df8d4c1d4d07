package signing

import (
	"bytes"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"guiju/generator/model"
)

func day(s string) model.Date {
	d, err := model.ParseDate(s)
	if err != nil {
		panic(err)
	}
	return d
}

var twelve = Comment{Release: 12, Time: "2026-11-26T10:00:00+08:00", Expires: day("2027-11-26"), Previous: strings.Repeat("0a", 32)}

func keyPair(t *testing.T) (string, []byte) {
	t.Helper()
	public, secret, err := NewKey("")
	if err != nil {
		t.Fatal(err)
	}
	return public, secret
}

func TestSignAndVerify(t *testing.T) {
	public, secret := keyPair(t)
	manifest := []byte("{\"kind\": \"guiju-site\"}\n")
	sig, err := Sign(secret, "", manifest, twelve)
	if err != nil {
		t.Fatal(err)
	}
	if c, err := Verify(public, manifest, sig); err != nil || c != twelve {
		t.Fatalf("%v, %v", c, err)
	}
	again, _ := Sign(secret, "", manifest, twelve)
	if !bytes.Equal(sig, again) {
		t.Error("the same signature has other bytes")
	}
	other, _ := keyPair(t)
	for _, c := range []struct {
		name          string
		key           string
		text, written []byte
		want          Kind
	}{
		{"another key", other, manifest, sig, OtherKey},
		{"another manifest", public, append([]byte(" "), manifest...), sig, OtherText},
		{"another comment", public, manifest, bytes.Replace(sig, []byte("release=12"), []byte("release=13"), 1), OtherText},
		{"no signature", public, manifest, nil, BadSignature},
		{"a line more", public, manifest, append(bytes.Clone(sig), "x\n"...), BadSignature},
		{"no key", "RWxyz", manifest, sig, BadKey},
	} {
		_, err := Verify(c.key, c.text, c.written)
		if k, ok := KindOf(err); !ok || k != c.want {
			t.Errorf("%s: %v", c.name, err)
		}
	}
}

// TestEveryByteOfASignature: whichever byte of a signature changes, it is not
// accepted; the first line, which says nothing, aside.
func TestEveryByteOfASignature(t *testing.T) {
	public, secret := keyPair(t)
	manifest := []byte("m")
	sig, err := Sign(secret, "", manifest, twelve)
	if err != nil {
		t.Fatal(err)
	}
	random := rand.New(rand.NewPCG(8, 12))
	for i := bytes.IndexByte(sig, '\n') + 1; i < len(sig)-1; i++ {
		changed := bytes.Clone(sig)
		for changed[i] == sig[i] {
			changed[i] = byte(random.IntN(256))
		}
		if _, err := Verify(public, manifest, changed); err == nil {
			t.Errorf("byte %d: %q for %q is accepted", i, changed[i], sig[i])
		}
	}
}

func TestComments(t *testing.T) {
	first := Comment{Release: 1, Time: "2026-11-26T10:00:00+08:00", Expires: day("2027-11-26")}
	said, err := first.Write()
	if err != nil || said != "guiju release=1 time=2026-11-26T10:00:00+08:00 expires=2027-11-26 previous=none" {
		t.Fatalf("%s, %v", said, err)
	}
	if c, err := ParseComment(said); err != nil || c != first {
		t.Errorf("%v, %v", c, err)
	}
	for _, bad := range []string{
		"", "timestamp:1764122400", said + " ", " " + said, strings.Replace(said, " ", "  ", 1), strings.Replace(said, "=1 ", "=01 ", 1),
		strings.Replace(said, "=1 ", "=0 ", 1), strings.Replace(said, "=1 ", "=9999999 ", 1), strings.Replace(said, "-26T", "-31T", 1), strings.Replace(said, "+08:00", "Z", 1),
		strings.Replace(said, "2027-11-26", "2027-02-30", 1), strings.Replace(said, "none", "0A", 1), strings.Replace(said, "none", strings.Repeat("0A", 32), 1),
	} {
		if c, err := ParseComment(bad); err == nil {
			t.Errorf("%q is read as %v", bad, c)
		}
	}
	for _, bad := range []Comment{{}, {Release: 1, Time: "x", Expires: day("2027-11-26")}, {Release: 1, Time: first.Time, Expires: first.Expires, Previous: "none"}} {
		if s, err := bad.Write(); err == nil {
			t.Errorf("%v is written as %s", bad, s)
		}
	}
}

// TestKeyOfMinisign: a key that minisign made and locked opens here with its
// password, and with no other. (It was made with little memory, so that it
// opens fast.)
func TestKeyOfMinisign(t *testing.T) {
	secret, err := os.ReadFile("testdata/minisign.key")
	if err != nil {
		t.Fatal(err)
	}
	public, err := os.ReadFile("testdata/minisign.pub")
	if err != nil {
		t.Fatal(err)
	}
	sig, err := Sign(secret, "guiju-test", []byte("m"), twelve)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := Verify(string(public), []byte("m"), sig); err != nil {
		t.Error(err)
	}
	if id, err := KeyID(string(public)); err != nil || id != "47EB51F01B28A0B6" {
		t.Errorf("%s, %v", id, err)
	}
	_, err = Sign(secret, "guess", []byte("m"), twelve)
	if k, ok := KindOf(err); !ok || k != BadPassword {
		t.Error(err)
	}
	_, err = Sign(public, "", []byte("m"), twelve)
	if k, ok := KindOf(err); !ok || k != BadKey {
		t.Error(err)
	}
}

// TestMinisign: the command accepts our signatures, prints the comment, and we
// accept its own.
func TestMinisign(t *testing.T) {
	command, err := exec.LookPath("minisign")
	if err != nil {
		t.Skip("minisign is not installed")
	}
	dir := t.TempDir()
	at := func(name string) string { return filepath.Join(dir, name) }
	public, secret := keyPair(t)
	manifest := []byte("{\"kind\": \"guiju-site\", \"名\": 1}\n")
	sig, err := Sign(secret, "", manifest, twelve)
	if err != nil {
		t.Fatal(err)
	}
	for name, b := range map[string][]byte{"manifest.json": manifest, "manifest.json.minisig": sig, "key": secret} {
		if err := os.WriteFile(at(name), b, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	said, _ := twelve.Write()
	out, err := exec.Command(command, "-V", "-m", at("manifest.json"), "-P", public).CombinedOutput()
	if err != nil || !strings.Contains(string(out), said) {
		t.Errorf("%v\n%s", err, out)
	}
	if err := os.WriteFile(at("manifest.json"), append(manifest, ' '), 0o600); err != nil {
		t.Fatal(err)
	}
	if out, err := exec.Command(command, "-V", "-m", at("manifest.json"), "-P", public).CombinedOutput(); err == nil {
		t.Errorf("minisign accepts another manifest\n%s", out)
	}
	// And the other way: minisign signs with the key that it would have made.
	sign := exec.Command(command, "-S", "-s", "testdata/minisign.key", "-m", at("manifest.json"), "-x", at("theirs"), "-t", said)
	sign.Stdin = strings.NewReader("guiju-test\n")
	if out, err := sign.CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	theirs, err := os.ReadFile(at("theirs"))
	if err != nil {
		t.Fatal(err)
	}
	key, _ := os.ReadFile("testdata/minisign.pub")
	if c, err := Verify(string(key), append(manifest, ' '), theirs); err != nil || c != twelve {
		t.Errorf("%v, %v", c, err)
	}
	if id, c, err := Read(theirs); id != "47EB51F01B28A0B6" || c != twelve || err != nil {
		t.Errorf("%s, %v, %v", id, c, err)
	}
}

// TestLockedKey takes a gigabyte and some seconds, as minisign does: what
// guesses passwords must pay that too.
func TestLockedKey(t *testing.T) {
	if testing.Short() || os.Getenv("GUIJU_SLOW") == "" {
		t.Skip("slow: GUIJU_SLOW=1 runs it")
	}
	public, secret, err := NewKey("口令 one")
	if err != nil {
		t.Fatal(err)
	}
	sig, err := Sign(secret, "口令 one", []byte("m"), twelve)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := Verify(public, []byte("m"), sig); err != nil {
		t.Error(err)
	}
}

func ExampleComment_Write() {
	s, _ := Comment{Release: 2, Time: "2026-12-01T09:30:00+08:00", Expires: day("2027-12-01"), Previous: strings.Repeat("ab", 32)}.Write()
	fmt.Println(s[:58])
	// Output: guiju release=2 time=2026-12-01T09:30:00+08:00 expires=202
}
