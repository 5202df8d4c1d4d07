// Package signing signs the manifest of a release and checks such signatures,
// in the format of minisign, so that the minisign command reads what it writes
// and the other way round. It is the only importer of a library for it.
//
// In flow a key, a manifest and what the signer says of the release; out flows
// the text of a signature, or what a good one says. It reads no file, keeps no
// key and knows no clock.
package signing

import (
	"bytes"
	"encoding/base64"
	"errors"
	"fmt"
	"io"
	"strings"

	"aead.dev/minisign"

	"guiju/generator/model"
)

// Error says what is wrong with a key or a signature, in both languages.
type Error struct {
	Kind Kind
	Said model.Bilingual
}

// Kind tells the ways of failing apart.
type Kind int

const (
	BadKey       Kind = iota // no key, or not the key of this kind
	BadPassword              // the secret key does not open
	BadSignature             // no signature in the format of minisign
	OtherKey                 // made with another key
	OtherText                // the key is right, the bytes are not those that were signed
	BadComment               // the trusted comment is not one of ours
)

func (e *Error) Error() string { return e.Said.Zh + " / " + e.Said.En }

// Text is the message in one language.
func (e *Error) Text(l model.Lang) string { return e.Said.Or(l) }

func fail(k Kind, zh, en string) error { return &Error{k, model.Bilingual{Zh: zh, En: en}} }

// KindOf finds out in which way it failed.
func KindOf(err error) (Kind, bool) {
	var e *Error
	if errors.As(err, &e) {
		return e.Kind, true
	}
	return 0, false
}

// NewKey makes a pair of keys: the public one as the line that checks a
// signature, the secret one as the file that minisign reads. "" as the password
// leaves the secret key open (minisign -W), which only tests should do.
func NewKey(password string) (public string, secret []byte, err error) {
	pub, private, err := minisign.GenerateKey(nil)
	if err != nil {
		return "", nil, err
	}
	if password == "" {
		secret, err = private.MarshalText()
	} else {
		secret, err = minisign.EncryptKey(password, private)
	}
	if err != nil {
		return "", nil, err
	}
	return pub.String(), append(secret, '\n'), nil
}

// Secret is a secret key that was opened: with a password that takes a second
// and a gigabyte, so that it is done once.
type Secret struct{ key minisign.PrivateKey }

// Locked reports whether the file of a secret key needs a password.
func Locked(secretFile []byte) bool { return minisign.IsEncrypted(trimmed(secretFile)) }

// Open reads the file of a secret key.
func Open(secretFile []byte, password string) (Secret, error) {
	key, err := open(secretFile, password)
	return Secret{key}, err
}

// Public is the line of the public key that checks what this one signs.
func (s Secret) Public() string { return s.key.Public().(minisign.PublicKey).String() }

// Sign makes the signature of a manifest. The words that it carries follow from
// the comment alone: the same key, manifest and comment give the same bytes.
func (s Secret) Sign(manifest []byte, c Comment) ([]byte, error) {
	said, err := c.Write()
	if err != nil {
		return nil, err
	}
	r := minisign.NewReader(bytes.NewReader(manifest))
	if _, err := io.Copy(io.Discard, r); err != nil {
		return nil, err
	}
	return r.SignWithComments(s.key, said, "signature of a guiju release; check it with minisign -V -m manifest.json -P KEY"), nil
}

// Sign opens a secret key and signs with it.
func Sign(secretFile []byte, password string, manifest []byte, c Comment) ([]byte, error) {
	key, err := Open(secretFile, password)
	if err != nil {
		return nil, err
	}
	return key.Sign(manifest, c)
}

func trimmed(file []byte) []byte { return []byte(strings.TrimRight(string(file), "\r\n")) }

// open reads the file of a secret key.
func open(file []byte, password string) (key minisign.PrivateKey, err error) {
	file = trimmed(file)
	if minisign.IsEncrypted(file) {
		if key, err = minisign.DecryptKey(password, file); err != nil {
			return key, fail(BadPassword, "私钥打不开：口令不对，或文件已损坏", "the secret key does not open: the password is wrong, or the file is damaged")
		}
		return key, nil
	}
	if err = key.UnmarshalText(file); err != nil {
		return key, fail(BadKey, "不是 minisign 的私钥文件", "this is not the file of a secret key of minisign")
	}
	return key, nil
}

// Public reads a public key: the line itself, or the file minisign.pub. It
// returns the line.
func Public(key string) (string, error) {
	k, err := public(key)
	if err != nil {
		return "", err
	}
	return k.String(), nil
}

func public(key string) (k minisign.PublicKey, err error) {
	if err := k.UnmarshalText([]byte(strings.TrimSpace(strings.ReplaceAll(key, "\r", "")))); err != nil {
		return k, fail(BadKey, "不是 minisign 的公钥；公钥是 minisign.pub 的第二行，以 RW 开头，56 个字符", "this is not a public key of minisign, which is the second line of minisign.pub: 56 characters that begin with RW")
	}
	return k, nil
}

// KeyID is what a public key is called in words: 16 hexadecimal digits, as
// minisign prints them.
func KeyID(key string) (string, error) {
	k, err := public(key)
	if err != nil {
		return "", err
	}
	return fmt.Sprintf("%016X", k.ID()), nil
}

// Read takes a signature apart without checking it: the key that it names, and
// what it claims. Nothing of it may be believed.
func Read(signature []byte) (keyID string, c Comment, err error) {
	s, err := parse(signature)
	if err != nil {
		return "", Comment{}, err
	}
	c, err = ParseComment(s.TrustedComment)
	return fmt.Sprintf("%016X", s.KeyID), c, err
}

// maxSignature is far above the 300 bytes that a signature has.
const maxSignature = 4096

// parse reads a signature as strictly as we write it: four lines, nothing after
// them, one way of writing each number.
func parse(text []byte) (s minisign.Signature, err error) {
	bad := func() (minisign.Signature, error) {
		return s, fail(BadSignature, "签名文件不是 minisign 的格式，或已损坏", "the signature is not in the format of minisign, or damaged")
	}
	if len(text) > maxSignature {
		return bad()
	}
	words := strings.ReplaceAll(string(text), "\r\n", "\n")
	lines := strings.Split(strings.TrimSuffix(words, "\n"), "\n")
	if len(lines) != 4 || s.UnmarshalText([]byte(strings.TrimSuffix(words, "\n"))) != nil {
		return bad()
	}
	for _, line := range []string{lines[1], lines[3]} {
		if _, err := base64.StdEncoding.Strict().DecodeString(line); err != nil {
			return bad()
		}
	}
	return s, nil
}

// Verify checks a signature of a manifest and returns what it says. Its error
// tells a wrong key from a changed manifest.
func Verify(publicKey string, manifest, signature []byte) (Comment, error) {
	key, err := public(publicKey)
	if err != nil {
		return Comment{}, err
	}
	s, err := parse(signature)
	if err != nil {
		return Comment{}, err
	}
	if s.KeyID != key.ID() {
		return Comment{}, fail(OtherKey, fmt.Sprintf("签名用的是另一把密钥（%016X），不是给出的这一把（%016X）", s.KeyID, key.ID()),
			fmt.Sprintf("it was signed with another key (%016X), not with the one given (%016X)", s.KeyID, key.ID()))
	}
	text, err := s.MarshalText()
	if err != nil || !minisign.Verify(key, manifest, text) {
		return Comment{}, fail(OtherText, "签名与清单不符：清单或签名在签署之后被改过，或签名属于另一份清单", "the signature does not fit the manifest: one of them was changed after it was signed, or the signature belongs to another manifest")
	}
	return ParseComment(s.TrustedComment)
}
