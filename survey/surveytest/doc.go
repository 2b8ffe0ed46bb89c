// Package surveytest proves a host's storage of package survey, and has an honest one in memory.
//
//	func TestStore(t *testing.T) {
//		surveytest.TestStore(t, func(t *testing.T) surveytest.Store { return open(t) })
//	}
//
// A host that implements one of the interfaces calls the test of it: [TestInstruments], [TestOrders]. Every case says
// why it matters when it fails.
package surveytest
