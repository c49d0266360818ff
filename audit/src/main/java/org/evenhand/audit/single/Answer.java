package org.evenhand.audit.single;

import java.util.List;
import org.evenhand.audit.input.Loaded;
import org.evenhand.audit.result.TestResult;
import org.evenhand.audit.units.Profile;

/**
 * What a table answers.
 *
 * @param question what was asked
 * @param file the table's file
 * @param cases how many cases were compared: weights summed up, or the rows of a sample
 * @param remarks what was noticed in the data
 * @param tests what the tests gave
 */
public record Answer(
    Question question,
    Loaded file,
    double cases,
    List<Profile.Remark> remarks,
    List<TestResult> tests) {
  public Answer {
    remarks = List.copyOf(remarks);
    tests = List.copyOf(tests);
  }
}
