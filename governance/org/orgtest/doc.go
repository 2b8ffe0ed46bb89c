// Package orgtest proves a host's storage of package org, and has an honest one in memory: [MemStore].
//
//	func TestStore(t *testing.T) {
//		orgtest.TestStore(t, func(t *testing.T) orgtest.Store { return open(t) })
//	}
//
// A host that implements some of the interfaces calls the test of each: [TestOrganisations], [TestDelegations] and
// [TestDelegatedDecisions]. Every case says why it matters when it fails.
package orgtest
