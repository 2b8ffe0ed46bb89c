// Package compasstest proves a host's storage of package compass, and has an honest one in memory: [MemStore].
//
//	func TestStore(t *testing.T) {
//		compasstest.TestStore(t, func(t *testing.T) compass.CardStore { return open(t) })
//	}
//
// Every case says why it matters when it fails.
package compasstest
