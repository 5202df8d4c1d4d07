// Package federation checks what cities publish of their own systems before
// the province shows it: the hash that was pinned, the signature, the age.
package federation
