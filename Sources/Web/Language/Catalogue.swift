// SPDX-License-Identifier: Apache-2.0

/// The fixed texts of the interface, Vietnamese first. Texts with a number or a name in them stand in `Sentences.swift`.
extension Phrase {
  // MARK: Frame

  static let skipToContent = Phrase("Đến nội dung chính", "Skip to main content")
  static let mainMenu = Phrase("Mục chính", "Main menu")
  static let mainMenuFolded = Phrase("Mục chính (thu gọn)", "Main menu (folded)")
  static let menu = Phrase("Mục lục", "Menu")
  static let logoLabel = Phrase("Xanh, về trang đầu", "Xanh, go to the first page")
  static let vietnamese = Phrase("tiếng Việt", "Vietnamese")
  static let english = Phrase("tiếng Anh", "English")
  static let breadcrumb = Phrase("Đường dẫn", "Breadcrumb")
  static let help = Phrase("Trợ giúp", "Help")
  static let demonstrationData = Phrase("Dữ liệu minh họa", "Demonstration data")
  static let myWork = Phrase("Việc của tôi", "My work")
  static let plans = Phrase("Kế hoạch", "Plans")
  static let plan = Phrase("Kế hoạch", "Plan")
  static let reports = Phrase("Tình hình nộp", "Reporting")
  static let organisations = Phrase("Tổ chức", "Organisations")
  static let journal = Phrase("Nhật ký", "Journal")
  static let people = Phrase("Người dùng", "Users")
  static let show = Phrase("Xem", "Show")
  static let save = Phrase("Lưu", "Save")
  static let filter = Phrase("Lọc", "Filter")
  static let all = Phrase("Tất cả", "All")
  static let actions = Phrase("Việc", "Actions")
  static let details = Phrase("Chi tiết", "Details")
  static let today = Phrase("Hôm nay", "Today")

  // MARK: Access

  static let signIn = Phrase("Đăng nhập", "Sign in")
  static let signInLead = Phrase(
    "Dùng tên và mật khẩu do quản trị viên của cơ quan, tổ chức cấp.",
    "Use the name and password that your administrator gave you.")
  static let signInHelp = Phrase(
    "Quên mật khẩu? Xin quản trị viên một liên kết mới để chọn lại. Xanh không gửi mật khẩu qua thư.",
    "Forgot your password? Ask your administrator for a new link to choose one. Xanh never sends passwords by mail.")
  static let login = Phrase("Tên đăng nhập", "Sign-in name")
  static let loginHint = Phrase(
    "2 đến 64 ký tự: chữ thường không dấu, số, dấu chấm, gạch nối.",
    "2 to 64 characters: small letters, digits, dots, hyphens.")
  static let password = Phrase("Mật khẩu", "Password")
  static let wrongPassword = Phrase(
    "Tên đăng nhập hoặc mật khẩu không đúng. Kiểm tra phím Caps Lock và bộ gõ tiếng Việt rồi thử lại.",
    "The name or the password is not right. Check Caps Lock and the keyboard layout, then try again.")
  static let demonstrationRefused = Phrase(
    "Tài khoản minh họa chỉ dùng được khi máy chủ chạy ở 127.0.0.1. Hãy dùng tài khoản thật.",
    "Demonstration accounts work only while the server listens on 127.0.0.1. Use a real account.")
  static let signOut = Phrase("Đăng xuất", "Sign out")
  static let account = Phrase("Tài khoản", "Account")
  static let myRoles = Phrase("Vai trò của tôi", "My roles")
  static let changePassword = Phrase("Đổi mật khẩu", "Change password")
  static let currentPassword = Phrase("Mật khẩu hiện tại", "Current password")
  static let newPassword = Phrase("Mật khẩu mới", "New password")
  static let passwordHint = Phrase(
    "Ít nhất 10 ký tự. Một câu dễ nhớ tốt hơn một từ khó nhớ.",
    "At least 10 characters. A sentence you remember beats a word you do not.")
  static let passwordLength = Phrase(
    "Mật khẩu phải có từ 10 đến 256 ký tự. Hãy chọn một câu dài hơn.",
    "A password has 10 to 256 characters. Choose a longer sentence.")
  static let passwordCommon = Phrase(
    "Mật khẩu này quá dễ đoán. Hãy chọn một câu gồm nhiều từ, không phải tên đăng nhập hay dãy phím, dãy số.",
    "This password is too easy to guess. Choose a sentence of several words, not your sign-in name or a row of keys or digits."
  )
  static let wrongCurrentPassword = Phrase(
    "Mật khẩu hiện tại không đúng. Mật khẩu chưa được đổi.",
    "The current password is not right. The password was not changed.")
  static let savePassword = Phrase("Lưu mật khẩu", "Save password")
  static let choosePassword = Phrase("Chọn mật khẩu", "Choose a password")
  static let firstAdministrator = Phrase("Tạo quản trị viên đầu tiên", "Make the first administrator")
  static let firstAdministratorFields = Phrase(
    "Cần tên tổ chức (tối đa 500 byte), họ tên (tối đa 200 byte), và tên đăng nhập gồm 2 đến 64 chữ thường không dấu hoặc số.",
    "The organisation (500 bytes at most), your name (200 at most), and a sign-in name of 2 to 64 small letters or digits are needed."
  )
  static let topOrganisationName = Phrase("Tổ chức cao nhất", "Topmost organisation")
  static let topOrganisationHint = Phrase(
    "Cơ quan, tổ chức mà mọi đơn vị khác trực thuộc, viết đầy đủ.",
    "The body that all others belong to, with its full name.")
  static let linkUsed = Phrase(
    "Liên kết này đã được dùng hoặc đã hết hạn. Xin quản trị viên một liên kết mới.",
    "This link was used or has run out. Ask an administrator for a new one.")
  static let peopleLead = Phrase(
    "Mỗi người có một hay nhiều vai trò, mỗi vai trò ở một tổ chức và các đơn vị trực thuộc. Thêm lại cùng tên đăng nhập để cho thêm vai trò.",
    "Each person has one or more roles, each in one organisation and the bodies below it. Add the same sign-in name again to give a further role."
  )
  static let personName = Phrase("Họ và tên", "Name")
  static let roles = Phrase("Vai trò", "Roles")
  static let roleLabel = Phrase("Vai trò", "Role")
  static let addPerson = Phrase("Thêm người dùng", "Add a user")
  static let personFields = Phrase(
    "Cần họ tên (tối đa 200 byte) và tên đăng nhập gồm 2 đến 64 chữ thường không dấu, số, dấu chấm hoặc gạch nối.",
    "A name (200 bytes at most) and a sign-in name of 2 to 64 small letters, digits, dots or hyphens are needed.")
  static let loginTaken = Phrase(
    "Tên đăng nhập này đã có người dùng. Hãy chọn tên khác.",
    "This sign-in name is taken. Choose another one.")
  static let removeRole = Phrase("bỏ", "take away")
  static let roleHeld = Phrase("Người này đã có vai trò đó ở tổ chức ấy.", "This person has that role there already.")
  static let lastRole = Phrase(
    "Đây là vai trò cuối cùng của người này. Muốn ngừng quyền, hãy đóng tài khoản.",
    "This is the person's last role. To end their rights, close the account.")
  static let newLink = Phrase("Liên kết mới", "New link")
  static let linkMade = Phrase("Đã tạo liên kết.", "The link is made.")
  static let linkMadeText = Phrase(
    "Gửi cho người ấy, dùng một lần, hết hạn sau 3 ngày. Ghép sau địa chỉ của trang này:",
    "Give it to the person; it works once, for 3 days. Put it behind the address of this site:")
  static let closeAccount = Phrase("Đóng tài khoản", "Close account")
  static let reopenAccount = Phrase("Mở lại tài khoản", "Reopen account")
  static let accountClosed = Phrase("Đã đóng", "Closed")

  // MARK: Refusals and failures

  static let needsAdministrator = Phrase(
    "Việc này dành cho quản trị viên của tổ chức. Liên hệ quản trị viên nếu cần quyền.",
    "This is for administrators of the organisation. Ask one of them if you need the right.")
  static let needsPlanner = Phrase(
    "Việc này dành cho người lập kế hoạch của tổ chức chủ quản. Liên hệ người ấy để sửa kế hoạch.",
    "This is for the planners of the organisation that owns the plan. Ask one of them to change it.")
  static let needsReporter = Phrase(
    "Chỉ đơn vị chủ trì hoạt động mới báo cáo tiến độ của hoạt động này.",
    "Only the bodies that lead this activity report on it.")
  static let needsApprover = Phrase(
    "Việc này dành cho người duyệt của đơn vị báo cáo hoặc cấp trên.",
    "This is for approvers of the reporting body or the bodies above it.")
  static let needsReportMaker = Phrase(
    "Việc này dành cho người lập kế hoạch hoặc người duyệt của tổ chức chủ quản.",
    "This is for planners and approvers of the organisation that owns the plan.")
  static let journalOfWholeRealm = Phrase(
    "Nhật ký ghi việc của cả hệ thống tổ chức, nên chỉ quản trị viên của tổ chức cao nhất được xem.",
    "The journal tells of the whole tree, so only administrators of its topmost organisation may read it.")
  static let personElsewhere = Phrase(
    "Người này còn có vai trò ở tổ chức khác, ngoài phạm vi của anh/chị. Đề nghị quản trị viên cấp trên xử lý.",
    "This person also has a role outside your part of the tree. Ask an administrator above you.")
  static let notOneself = Phrase(
    "Không tự đóng tài khoản của mình được. Đề nghị một quản trị viên khác.",
    "Nobody closes their own account. Ask another administrator.")
  static let unknownAction = Phrase(
    "Không rõ cần làm gì. Hãy mở lại trang và bấm nút ở đó.",
    "It is not clear what to do. Open the page again and use its buttons.")
  static let notFoundTitle = Phrase("Không có trang này", "There is no such page")
  static let notFoundText = Phrase(
    "Trang không tồn tại, đã được chuyển đi, hoặc thuộc tổ chức khác. Kiểm tra lại đường dẫn, hoặc đi từ các trang dưới đây.",
    "The page does not exist, has moved, or belongs to another organisation. Check the address, or go on from the pages below."
  )
  static let forbiddenTitle = Phrase("Anh/chị chưa có quyền làm việc này", "You may not do this")
  static let formExpiredTitle = Phrase("Biểu mẫu đã hết hạn", "The form has run out")
  static let formExpiredText = Phrase(
    "Phiên làm việc đã kết thúc hoặc biểu mẫu không được mở từ trang này. Chưa có gì được lưu. Quay lại trang trước, tải lại trang, rồi gửi lại.",
    "The session ended, or the form was not opened from this site. Nothing was saved. Go back, load the page again, and send it again."
  )
  static let whatYouTyped = Phrase(
    "Nội dung anh/chị vừa nhập (chép lại trước khi rời trang)", "What you typed (copy it before you leave)")
  static let badRequestTitle = Phrase("Chưa thực hiện được", "That did not work")
  static let conflictTitle = Phrase("Chưa thực hiện được", "That did not work")
  static let bodyTooLarge = Phrase(
    "Tệp hoặc biểu mẫu quá lớn: mỗi lần gửi nhận tối đa 64 MB tệp kế hoạch hoặc minh chứng, 32 MB danh sách tổ chức, 1 MB chữ. Chưa có gì được lưu. Quay lại trang trước, chia nhỏ hoặc nén tệp rồi gửi lại.",
    "The file or form is too large: 64 MB of plan or evidence files at a time, 32 MB of organisations, 1 MB of text. Nothing was saved. Go back, split or compress the file, and send it again."
  )
  static let tooManyTitle = Phrase("Xin chờ một lát", "Please wait a little")
  static let databaseBusyTitle = Phrase("Cơ sở dữ liệu đang bận", "The database is busy")
  static let databaseBusyText = Phrase(
    "Chưa có gì bị mất. Xin thử lại sau ít giây; nếu vẫn vậy, báo quản trị viên kèm mã dưới đây.",
    "Nothing is lost. Try again in some seconds; if it goes on, tell the administrator the code below.")
  static let diskFullTitle = Phrase("Máy chủ hết chỗ lưu", "The server's disk is full")
  static let diskFullText = Phrase(
    "Dữ liệu vừa gửi chưa được lưu; dữ liệu cũ còn nguyên. Báo quản trị viên giải phóng chỗ lưu rồi gửi lại.",
    "What you sent was not saved; what was there before is untouched. Ask the administrator to make room, then send it again."
  )
  static let failureTitle = Phrase("Có lỗi ở máy chủ", "Something failed on the server")
  static let failureText = Phrase(
    "Lỗi đã được ghi lại, không phải do anh/chị. Xin thử lại; nếu vẫn vậy, báo quản trị viên kèm mã dưới đây.",
    "It was written down and is not your fault. Try again; if it goes on, tell the administrator the code below.")
  static let errorCode = Phrase("Mã để báo quản trị viên:", "Code for the administrator:")
  static let goToMyWork = Phrase("Về «Việc của tôi»", "Go to «My work»")
  static let goToPlans = Phrase("Xem các kế hoạch", "See the plans")
  static let goToHelp = Phrase("Xem trợ giúp", "See the help")
  static let changedMeanwhile = Phrase(
    "Người khác vừa sửa mục này sau khi anh/chị mở. Mở lại trang để xem bản mới, rồi sửa tiếp.",
    "Somebody else changed this after you opened it. Open the page again to see the new state, then go on.")
  static let goneMeanwhile = Phrase(
    "Mục này không còn nữa. Mở lại trang để xem hiện trạng.",
    "This is not there any more. Open the page again to see how things are.")
  static let notUnderWay = Phrase(
    "Kế hoạch chưa xác nhận, đã đóng, hoặc hoạt động đã dừng, nên không nhận báo cáo.",
    "The plan is not confirmed or closed, or the activity was stopped, so it takes no reports.")
  static let formUsed = Phrase(
    "Biểu mẫu này đã được gửi với nội dung khác. Báo cáo gửi trước còn nguyên; nội dung lần này chưa được lưu. Mở lại hoạt động rồi gửi bằng biểu mẫu mới ở đó.",
    "This form was sent before with other content. The first report stands; what you sent now was not saved. Open the activity again and send it with the new form there."
  )
  static let nothingToConfirm = Phrase(
    "Kế hoạch chưa có hoạt động hay nhiệm vụ nào. Hãy đặt loại «hoạt động» cho ít nhất một mục rồi xác nhận.",
    "The plan has no activity or task yet. Mark at least one item as an activity, then confirm.")
  static let planWrongState = Phrase(
    "Trạng thái của kế hoạch không cho phép việc này. Mở lại trang để xem trạng thái hiện tại.",
    "The plan's state does not allow this. Open the page again to see its state.")
  static let planHasReports = Phrase(
    "Kế hoạch đã có báo cáo tiến độ nên không trở về bản nháp được.",
    "The plan has progress reports, so it cannot become a draft again.")
  static let reportDecided = Phrase(
    "Báo cáo này đã được duyệt hoặc trả lại trước đó.",
    "This report was accepted or returned before.")
  static let ownReport = Phrase(
    "Không tự duyệt báo cáo do mình gửi. Đề nghị người duyệt khác.",
    "Nobody approves a report of their own. Ask another approver.")
  static let noteMissing = Phrase(
    "Trả lại thì cần ghi rõ phải sửa gì, để người gửi sửa được ngay.",
    "When you return a report, say what is to be mended, so that the sender can do it at once.")
}
