// SPDX-License-Identifier: Apache-2.0
internal import CSodium
internal import Dispatch
internal import Glibc
internal import Synchronization

/// Why a password was neither hashed nor checked.
public enum PasswordError: Error, Sendable, Hashable {
  /// So many others are waiting that this one would hold a worker for long; try again in a few seconds.
  case busy
  /// Longer than `PasswordHasher.lengthLimit`.
  case tooLong
  /// The system has not the memory that a hash needs.
  case outOfMemory

  /// What to tell the user, in Vietnamese.
  public var vietnamese: String {
    switch self {
    case .busy: "Đang có nhiều người đăng nhập cùng lúc. Hãy thử lại sau vài giây."
    case .tooLong: "Mật khẩu dài quá \(PasswordHasher.lengthLimit) byte. Hãy chọn mật khẩu ngắn hơn."
    case .outOfMemory: "Máy chủ không đủ bộ nhớ để kiểm tra mật khẩu. Hãy thử lại sau và báo cho quản trị viên."
    }
  }

  /// What to tell the user, in English.
  public var english: String {
    switch self {
    case .busy: "Many people are signing in at once. Try again in a few seconds."
    case .tooLong: "The password is longer than \(PasswordHasher.lengthLimit) bytes. Choose a shorter one."
    case .outOfMemory:
      "The server has not enough memory to check passwords. Try again later and tell the administrator."
    }
  }
}

/// Hashes and checks passwords with Argon2id (RFC 9106). A hash costs memory and time on purpose, so only a few run at
/// once, a few more wait, and the rest are told to come again: a flood of sign-ins holds neither all memory nor all
/// workers. One core is left for everything else, and hashes yield the others too, so that pages do not wait for them.
///
/// Passwords are compared by their bytes: bring them into one normal form (NFC) first, as keyboards differ.
public final class PasswordHasher: Sendable {
  /// The longest password, in bytes.
  public static let lengthLimit = 1024

  /// How many hashes run at once unless told otherwise: as many as leave one core free, and at least one.
  public static let usuallyConcurrent = max(1, sysconf(Int32(_SC_NPROCESSORS_ONLN)) - 1)

  private let memory: Int
  private let passes: Int
  private let running: DispatchSemaphore
  private let admitted = Mutex(0)
  private let admissionLimit: Int
  private let hashOfNothing = Mutex<String?>(nil)

  /// Takes the cost of a hash (64 MiB and two passes unless told otherwise), how many may run at once (one fewer than
  /// there are cores), and how many more may wait.
  public init(memory: Int = 64 << 20, passes: Int = 2, concurrent: Int = usuallyConcurrent, waiting: Int = 3) {
    self.memory = memory
    self.passes = passes
    running = DispatchSemaphore(value: concurrent)
    admissionLimit = concurrent + waiting
    Sodium.prepare()
  }

  /// The hash of a password, with its salt and cost: ASCII text to be stored.
  public func hash(_ password: String) throws(PasswordError) -> String {
    guard password.utf8.count <= Self.lengthLimit else { throw .tooLong }
    let text = try admit { [memory, passes] in Self.makeHash(of: password, memory, passes) }
    guard let text else { throw .outOfMemory }
    return text
  }

  /// Whether a password is the one that a hash was made of.
  public func verify(_ password: String, against hash: String) throws(PasswordError) -> Bool {
    guard password.utf8.count <= Self.lengthLimit else { throw .tooLong }
    return try admit {
      unsafe crypto_pwhash_str_verify(hash, password, UInt64(password.utf8.count)) == 0
    }
  }

  /// Takes as long as `verify`, for a name that nobody has: so the time does not tell which names exist.
  public func verifyAgainstNothing(_ password: String) throws(PasswordError) {
    let known = hashOfNothing.withLock { $0 }
    if let known {
      _ = try verify(password, against: known)
    } else {
      let made = try hash("")
      hashOfNothing.withLock { $0 = made }
    }
  }

  private static func makeHash(of password: String, _ memory: Int, _ passes: Int) -> String? {
    var text = [CChar](repeating: 0, count: Int(crypto_pwhash_STRBYTES))
    let count = UInt64(password.utf8.count)
    guard unsafe crypto_pwhash_str(&text, password, count, UInt64(passes), memory) == 0 else { return nil }
    return string(text)
  }

  private func admit<Result: Sendable>(_ work: @escaping @Sendable () -> Result) throws(PasswordError) -> Result {
    let isAdmitted = admitted.withLock { count in
      guard count < admissionLimit else { return false }
      count += 1
      return true
    }
    guard isAdmitted else { throw .busy }
    defer { admitted.withLock { $0 -= 1 } }
    running.wait()
    defer { running.signal() }
    guard let result = computedYielding(work) else { throw .outOfMemory }
    return result
  }
}
