package main

import (
	"errors"
	"os"

	"guiju/generator/model"
	"guiju/generator/signing"
)

// signer opens the key that signs a release, nil where none is asked for. A
// site that tells its readers a public key is released with the key that fits
// it and no other way: nobody could tell such a release from a forged one.
func (c *command) signer(o releasing, public string) (*signing.Secret, error) {
	_, _, lang, err := c.settings()
	if err != nil {
		return nil, err
	}
	if o.key == "" {
		if public != "" && (o.write || o.again) {
			id, _ := signing.KeyID(public)
			again := ""
			if o.again { // whoever completes an interrupted release asks for the same one
				again = " --again"
			}
			return nil, c.usage("system.toml 写明发布由密钥 %s 签署：用%s --key 给出它的私钥；不再签署的，先删去 release.public-key",
				"system.toml says that key %s signs the releases: name its secret key with%s --key; if releases are no longer signed, remove release.public-key first", id, again)
		}
		return nil, nil
	}
	file, err := os.ReadFile(o.key)
	if err != nil {
		return nil, c.usage("--key %s：读不出来", "--key %s: cannot be read", o.key)
	}
	password := ""
	if signing.Locked(file) {
		if password, err = c.password(o.password); err != nil {
			return nil, err
		}
	}
	secret, err := signing.Open(file, password)
	if err != nil {
		return nil, c.usage("--key %s：%s", "--key %s: %s", o.key, keyFailure(err, lang))
	}
	if public != "" && secret.Public() != public {
		want, _ := signing.KeyID(public)
		have, _ := signing.KeyID(secret.Public())
		return nil, c.usage("--key %s 是密钥 %s，system.toml 写的是 %s：用与公钥相配的私钥", "--key %s is key %s, and system.toml has %s: use the secret key of that one", o.key, have, want)
	}
	return &secret, nil
}

// keyFailure is what package signing says, in the reader's language.
func keyFailure(err error, lang model.Lang) string {
	if e := (*signing.Error)(nil); errors.As(err, &e) {
		return e.Text(lang)
	}
	return err.Error()
}
