// SPDX-License-Identifier: Apache-2.0
extension Site {
  /// Every page and action of the site.
  static let routes: [Route] = [
    .get("/", cacheable: true, MyWorkPage.show),
    .get("/tro-giup", for: .everybody, HelpPage.show),

    .get("/dang-nhap", for: .everybody, SignInPages.form),
    .post("/dang-nhap", for: .everybody, SignInPages.signIn),
    .post("/dang-xuat", for: .everybody, SignInPages.signOut),
    .get("/lien-ket/{token}", for: .everybody, AccountPages.showLink),
    .post("/lien-ket/{token}", for: .everybody, AccountPages.useLink),
    .get("/tai-khoan", AccountPages.show),
    .post("/tai-khoan/mat-khau", AccountPages.changePassword),
    .get("/nguoi-dung", UsersPages.list),
    .post("/nguoi-dung", UsersPages.add),
    .post("/nguoi-dung/{person}", UsersPages.change),
    .post("/nguoi-dung/{person}/vai-tro", UsersPages.removeRole),

    .get("/ke-hoach", cacheable: true, PlanListPage.show),
    .get("/ke-hoach/nhap", ImportPages.form),
    .post("/ke-hoach/nhap", ImportPages.upload),
    .get("/ke-hoach/{plan}", cacheable: true, PlanPage.show),
    .get("/ke-hoach/{plan}/nguon", cacheable: true, SourceText.show),
    .get("/ke-hoach/{plan}/tep-goc", SourceText.original),
    .get("/ke-hoach/{plan}/bang.xlsx", PlanTable.xlsx),
    .get("/ke-hoach/{plan}/bang.csv", PlanTable.csv),
    .get("/ke-hoach/{plan}/ra-soat", ReviewPages.show),
    .post("/ke-hoach/{plan}/ra-soat/{item}", ReviewPages.save),
    .post("/ke-hoach/{plan}/da-xem", ReviewPages.acceptSure),
    .get("/ke-hoach/{plan}/gan", MatchPages.show),
    .post("/ke-hoach/{plan}/gan", MatchPages.save),
    .post("/ke-hoach/{plan}/trang-thai", ReviewPages.changeState),

    .get("/ke-hoach/{plan}/hoat-dong/{item}", ActivityPage.show),
    .post("/ke-hoach/{plan}/hoat-dong/{item}/bao-cao", ReportSubmission.send),
    .post("/ke-hoach/{plan}/bao-cao/{report}/quyet-dinh", DecisionForm.decide),
    .get("/ke-hoach/{plan}/bao-cao/{report}/tep/{file}", EvidencePages.show),
    .get("/ke-hoach/{plan}/bao-cao", cacheable: true, OfficialReportPages.show),
    .get("/ke-hoach/{plan}/bao-cao.docx", OfficialReportPages.docx),
    .get("/ke-hoach/{plan}/bao-cao.pdf", OfficialReportPages.pdf),
    .get("/ke-hoach/{plan}/bao-cao.xlsx", OfficialReportPages.xlsx),
    .get("/ke-hoach/{plan}/bao-cao.csv", OfficialReportPages.csv),
    .get("/bao-cao", cacheable: true, PeriodGrid.show),

    .get("/to-chuc", cacheable: true, OrganisationPages.list),
    .get("/to-chuc/{organisation}", OrganisationPages.show),
    .post("/to-chuc/{organisation}/them", OrganisationForms.add),
    .post("/to-chuc/{organisation}/nhap", OrganisationForms.addTable),
    .post("/to-chuc/{organisation}/ket-thuc", OrganisationForms.end),
    .get("/nhat-ky", JournalPage.show),
  ]
}
