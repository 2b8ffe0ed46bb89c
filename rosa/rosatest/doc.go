// Package rosatest proves a host's storage of package rosa, and has an honest one in memory: [MemStore].
//
//	func TestStore(t *testing.T) {
//		rosatest.TestStore(t, func(t *testing.T) rosatest.Store { return open(t) })
//	}
//
// A host that implements some of the interfaces calls the test of each: [TestCaseTypes], [TestSessions] and
// [TestAgreements]. Every case says why it matters when it fails.
package rosatest
