// Package controltest proves a host's storage of package control, and has an honest one in memory: [MemStore].
//
//	func TestStore(t *testing.T) {
//		controltest.TestStore(t, func(t *testing.T) controltest.Store { return open(t) })
//	}
//
// A host that implements some of the interfaces calls the test of each: [TestPlans], [TestExecutions],
// [TestDeviations], [TestReports], [TestAssessments], [TestOverviews] and [TestModels]. Every case says why it matters
// when it fails.
package controltest
