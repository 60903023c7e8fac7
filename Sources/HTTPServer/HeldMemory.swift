// SPDX-License-Identifier: Apache-2.0
import CMalloc

/// What the process holds of the machine's memory beyond what it uses.
public enum HeldMemory {
  /// The C library keeps what was freed: by default in as many pools as eight times the cores, and after the first large
  /// array also blocks of up to 32 MB. A server that now and then takes a table of a whole country in would stay as large
  /// as it then was. So large arrays are always mapped, and given back when they are freed, and few pools are kept.
  public static func keepLow() {
    mallopt(M_MMAP_THRESHOLD, 1 << 19)
    mallopt(M_TRIM_THRESHOLD, 1 << 22)
    mallopt(M_ARENA_MAX, 2)
  }

  /// Gives back what lies free between small objects, after work that made very many of them.
  public static func giveBack() { malloc_trim(0) }
}
