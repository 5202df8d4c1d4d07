package preview

import (
	"errors"
	"net"
	"net/netip"
	"strconv"
	"strings"
)

var (
	ErrAddrForm = errors.New("not an address of the form 127.0.0.1:1313")
	// ErrAddrOpen refuses what other machines could reach: drafts, and the
	// internal edition, would be read by the whole network.
	ErrAddrOpen = errors.New("not an address of this machine alone")
)

// ParseAddr reads host:port. The host is localhost or a loopback address (RFC
// 6890, 2.2.2): 127.x.x.x or [::1]; a name is not looked up, as what it means
// may change.
func ParseAddr(s string) (netip.AddrPort, error) {
	host, port, err := net.SplitHostPort(s)
	if err != nil {
		return netip.AddrPort{}, ErrAddrForm
	}
	n, err := strconv.ParseUint(port, 10, 16)
	if err != nil {
		return netip.AddrPort{}, ErrAddrForm
	}
	ip, ok := loopback(host)
	if !ok {
		return netip.AddrPort{}, ErrAddrOpen
	}
	return netip.AddrPortFrom(ip, uint16(n)), nil
}

// loopback reads a host that can only be this machine.
func loopback(host string) (netip.Addr, bool) {
	if strings.EqualFold(host, "localhost") {
		return netip.AddrFrom4([4]byte{127, 0, 0, 1}), true
	}
	ip, err := netip.ParseAddr(host)
	ip = ip.Unmap()
	return ip, err == nil && ip.Zone() == "" && ip.IsLoopback()
}

// portsToTry are the wanted port and those behind it.
const portsToTry = 20

// Listen takes the wanted port or, where that is taken, the next free one.
// Why a port cannot be had differs from system to system, so the reason is not
// looked at; the first one is returned when none can.
func Listen(at netip.AddrPort) (net.Listener, error) {
	var first error
	for i := range portsToTry {
		port := int(at.Port()) + i
		if port > 65535 || at.Port() == 0 && i > 0 {
			break
		}
		ln, err := net.Listen("tcp", netip.AddrPortFrom(at.Addr(), uint16(port)).String())
		if err == nil {
			return ln, nil
		}
		if first == nil {
			first = err
		}
	}
	return nil, first
}

// known guards against DNS rebinding: a page of another site whose name is
// made to mean this machine would be of our origin, but for the name it asks
// for. The port is not looked at: a tunnel may change it.
func known(host string) bool {
	name, _, err := net.SplitHostPort(host)
	if err != nil {
		name = strings.TrimSuffix(strings.TrimPrefix(host, "["), "]")
	}
	_, ok := loopback(name)
	return ok
}
